import { describe, expect, it } from 'vitest';
import { checkTrack } from '../../src/subtitles/check.ts';
import type { Cue } from '../../src/subtitles/cue.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { repairTrack } from '../../src/subtitles/repair.ts';
import { formatTime } from '../../src/subtitles/time.ts';
import { bytes, cue, readingOf } from './sample.ts';

const cueOf = (i: number): string => {
  const start = i * 800;
  return `${i + 1}\n${formatTime(start, ',')} --> ${formatTime(start + 700, ',')}\nReplika číslo\n${i} stojí tady\n\n`;
};
const file = (count: number): Uint8Array => bytes(Array.from({ length: count }, (_, i) => cueOf(i)).join(''));

/** Processor time of this thread's work in milliseconds: what other processes do does not count. The better of two. */
const cost = (work: () => void): number => {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once());
};

const readAndCheck = (data: Uint8Array) => () => {
  checkTrack(readTrack(data, { language: 'cs' }), { language: 'cs' });
};

describe('time in proportion to the size', () => {
  it('twice as many cues are read and checked in about twice the time', () => {
    readAndCheck(file(20_000))();
    const [half, whole] = [cost(readAndCheck(file(50_000))), cost(readAndCheck(file(100_000)))];
    // What grows with the square takes four times as long; the benches say how long it takes.
    expect(whole).toBeLessThan(half * 3 + 250);
  });

  const A = '1\n00:00:01,000 --> 00:00:02,000\n';
  it.each([
    ['blank lines in a cue', (n: number) => `${A}One${'\n'.repeat(n)}two\n`],
    ['lines in a cue', (n: number) => `${A}${'a\n'.repeat(n)}`],
    ['words in a line', (n: number) => `${A}${'a '.repeat(n)}\n`],
    ['spaces in a line', (n: number) => `${A}a${' '.repeat(n)}b\n`],
    ['open tags', (n: number) => `${A}${'<i>'.repeat(n)}\n`],
    ['closed tags', (n: number) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<c>'.repeat(n)}${'</b>'.repeat(n)}\n`],
    ['brackets', (n: number) => `${A}${'<'.repeat(n)}${'{'.repeat(n)}${'&'.repeat(n)}\n`],
    ['digits', (n: number) => `${'1'.repeat(n)}\n${A}One\n`],
    ['arrows', (n: number) => '-->\n'.repeat(n)],
    ['arrows on a line', (n: number) => '-->'.repeat(n)],
    ['times on a line', (n: number) => '00:00:01,000 '.repeat(n)],
    ['cues at one time', (n: number) => `${A}One\n\n`.repeat(n / 4)],
    ['spoilt letters', (n: number) => `${A}${'Ã©'.repeat(n)}\n`],
    ['combining accents', (n: number) => `${A}e${'\u0301'.repeat(n)}\n`],
    [
      'ASS overrides',
      (n: number) =>
        `[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,${'{\\i1}'.repeat(n)}a\n`,
    ],
    [
      'TTML spans',
      (n: number) => `<tt><body><div><p begin="1s" end="2s">${'<span>a</span>'.repeat(n / 4)}</p></div></body></tt>`,
    ],
    ['MicroDVD bars', (n: number) => `{1}{50}${'|'.repeat(n)}\n`],
    ['a header without end', (n: number) => `WEBVTT\n${'a\n'.repeat(n)}`],
  ])('many %s', (_, text) => {
    const [half, whole] = [bytes(text(40_000)), bytes(text(80_000))];
    readAndCheck(half)();
    // Small costs are noise: the bound bites only where a quadratic cost would show, far above the constant.
    expect(cost(readAndCheck(whole))).toBeLessThan(cost(readAndCheck(half)) * 3 + 250);
  });

  const row = (count: number, text: (i: number) => string, step = 4000) =>
    Array.from({ length: count }, (_, i) => cue(i * step, i * step + 2000, text(i)));

  it.each([
    ['cues without text', (n: number) => ({ cues: row(n, () => '') })],
    ['overlapping cues', (n: number) => ({ cues: row(n, () => 'Ano.', 100) })],
    ['cues at one time', (n: number) => ({ cues: row(n, () => 'Ano.', 0) })],
    ['cues in reverse', (n: number) => ({ cues: row(n, () => 'Ano.').reverse() })],
    [
      'stretches that another language lacks',
      (n: number) => ({ cues: row(n, (i) => `Ano ${i}.`), others: row(n / 2, (i) => `Yes ${i}.`, 8000) }),
    ],
    [
      'cues that equal another language',
      (n: number) => ({ cues: row(n, () => 'the very same words'), others: row(n, () => 'the very same words') }),
    ],
  ])('checking and repairing many %s', (_, make: (n: number) => { cues: Cue[]; others?: Cue[] }) => {
    const work = (n: number) => {
      const { cues, others = [] } = make(n);
      const options = { language: 'cs', others: others.length > 0 ? [{ language: 'en', cues: others }] : [] };
      return () => {
        checkTrack(readingOf(cues), options);
        repairTrack(readingOf(cues), options);
      };
    };
    work(2000)();
    expect(cost(work(20_000))).toBeLessThan(cost(work(10_000)) * 3 + 500);
  });
});
