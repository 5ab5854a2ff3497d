import { describe, expect, test } from 'vitest';
import { clipInput, clipTiming, frameOf } from '../../src/commands/conform.ts';
import { guardInput } from '../../src/commands/guard.ts';
import { formatSeconds } from '../../src/commands/seconds.ts';
import { rational } from '../../src/rational.ts';
import type { PictureFacts } from '../../src/timeline/facts.ts';

const facts = {
  width: 96,
  height: 64,
  interlaced: false,
  timeBase: [1, 90_000],
  first: 126_000,
  last: 126_000 + 99 * 3600,
  end: 126_000 + 100 * 3600,
  pictures: 100,
  keys: [0, 25, 50, 75].map((number) => 126_000 + number * 3600),
} as unknown as PictureFacts;
const rate = rational(25);
const speed = rational(1);
const file = { path: 'in0', container: 'mpegts' };
const labels = { from: '0:0', to: 'v' };

test('a picture is first shown at the frame nearest to its time, halves going up', () => {
  const grid = { rate: rational(25), speed: rational(2) };
  const at = (ticks: number): number => frameOf(facts.first + ticks, facts, grid);
  expect([0, 3599, 3600, 7200].map(at)).toEqual([0, 0, 1, 1]);
});

describe('seeking', () => {
  const seekOf = (first: number, seek = true): string | undefined => {
    const args = clipInput(facts, { first, frames: 10, rate, speed, seek }, file);
    return args.includes('-ss') ? args[args.indexOf('-ss') + 1] : undefined;
  };

  test('goes to the key picture but one before the first frame, in the clock of the file', () => {
    expect(seekOf(60)).toBe('2.400000');
    expect(seekOf(75)).toBe('3.400000');
    expect(seekOf(74)).toBe('2.400000');
  });

  test('goes to the last key picture where that starts everything anew', () => {
    const closed = { ...facts, starts: facts.keys.slice(0, 3) };
    const seekIn = (first: number): string | undefined => {
      const args = clipInput(closed, { first, frames: 10, rate, speed }, file);
      return args.includes('-ss') ? args[args.indexOf('-ss') + 1] : undefined;
    };
    expect([20, 25, 49, 50, 75].map(seekIn)).toEqual([undefined, '2.400000', '2.400000', '3.400000', '3.400000']);
  });

  test('is left out near the beginning, where it was told to, and where no key is known', () => {
    expect(seekOf(49)).toBeUndefined();
    expect(seekOf(90, false)).toBeUndefined();
    const args = clipInput({ ...facts, keys: [] }, { first: 90, frames: 1, rate, speed }, file);
    expect(args).not.toContain('-ss');
  });
});

test('an input is opened as what it was probed as, and as nothing that could open another file', () => {
  const args = clipInput(facts, { first: 0, frames: 1, rate, speed }, file);
  expect(args.slice(-4)).toEqual(['-f', 'mpegts', '-i', 'file:in0']);
  expect(args[args.indexOf('-protocol_whitelist') + 1]).toBe('file');
  const formats = (guardInput({})[3] ?? '').split(',');
  expect(formats).not.toEqual(expect.arrayContaining(['hls']));
  for (const dangerous of [
    'hls',
    'dash',
    'concat',
    'image2',
    'lavfi',
    'tty',
    'srt',
    'ass',
    'webvtt',
    'sdp',
    'rtsp',
    'ffmetadata',
  ])
    expect(formats).not.toContain(dangerous);
});

describe('the timing', () => {
  test('of frames before the last picture is one chain', () => {
    expect(clipTiming(facts, { first: 10, frames: 20, rate, speed }, labels)).toBe(
      '[0:0]scale=96:64,settb=1/90000,setpts=PTS-(126000),settb=1/90000,setpts=round(PTS*1/1),fps=25:round=near,' +
        'trim=start_pts=10:end_pts=30,settb=1/25,setpts=N[v]',
    );
  });

  test('holds the last picture from its own frame on', () => {
    const graph = clipTiming(facts, { first: 95, frames: 10, rate, speed }, labels);
    expect(graph).toContain('trim=start_pts=95:end_pts=99');
    expect(graph).toContain('trim=start_pts=356400,loop=loop=6:');
    expect(graph).toContain('trim=end_frame=6');
    expect(clipTiming(facts, { first: 300, frames: 4, rate, speed }, labels)).not.toContain('concat');
  });

  test('deinterlaces before anything is dropped', () => {
    const graph = clipTiming({ ...facts, interlaced: true }, { first: 0, frames: 5, rate, speed }, labels);
    expect(graph.indexOf('bwdif')).toBeGreaterThan(0);
    expect(graph.indexOf('bwdif')).toBeLessThan(graph.indexOf('fps='));
  });

  test('keeps to what ffmpeg can hold as a clock', () => {
    const odd = { ...facts, timeBase: [1, 23_040_000] as const, last: 500_000_000 };
    const graph = clipTiming(odd, { first: 0, frames: 5, rate, speed: rational(1333, 1000) }, labels);
    expect(graph).toContain('settb=1/705600000,setpts=round(PTS*1000/1333)');
  });
});

test('seek targets are rounded up to the microsecond', () => {
  expect(formatSeconds(rational(1, 3))).toBe('0.333334');
  expect(formatSeconds(rational(-1, 3))).toBe('-0.333333');
  expect(formatSeconds(rational(100))).toBe('100.000000');
});
