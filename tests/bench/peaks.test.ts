import { describe, expect, it } from 'vitest';
import { type ProcessStatus, parseStatus, treeOf } from '../../bench/film/peaks.ts';

const status = 'Name:\tffmpeg\nUmask:\t0022\nPid:\t12\nPPid:\t7\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n';

describe('the memory of processes', () => {
  it('is read from what Linux says', () => {
    expect(parseStatus(status)).toEqual({ pid: 12, parent: 7, name: 'ffmpeg', now: 100, most: 200 });
  });

  it('is none of a process that has ended and waits to be asked', () => {
    expect(parseStatus(status.replace(/Vm.*\n/g, ''))).toBeUndefined();
  });

  it('counts for who started them, over those between', () => {
    const process = (pid: number, parent: number): ProcessStatus => ({ pid, parent, name: '', now: 0, most: 0 });
    const all = [process(9, 4), process(4, 2), process(2, 1), process(3, 1), process(5, 2)];
    expect(treeOf(all, 2).map(({ pid }) => pid)).toEqual([2, 4, 9, 5]);
  });
});
