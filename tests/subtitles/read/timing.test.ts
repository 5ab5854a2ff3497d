import { describe, expect, it } from 'vitest';
import { looksLikeTiming, readTiming } from '../../../src/subtitles/read/timing.ts';

describe('readTiming', () => {
  it.each([
    ['00:00:01,000 --> 00:00:02,500', 1000, 2500, false],
    ['00:01.000 --> 00:02.000', 1000, 2000, false],
    ['100:00:01.000 --> 100:00:02.000', 360_001_000, 360_002_000, false],
    ['00:00:01,5 --> 00:00:02,04', 1500, 2040, true],
    ['00:00:01,1239 --> 00:00:02,9999', 1123, 2999, true],
    ['00:00:01 --> 00:00:02', 1000, 2000, true],
    ['0:0:1.0 --> 0:0:2.0', 1000, 2000, true],
    ['00:00:013,000 --> 00:00:14,000', 13_000, 14_000, true],
    ['  00:00:01,000-->00:00:02,000  ', 1000, 2000, false],
    ['00:00:01,000 -> 00:00:02,000', 1000, 2000, true],
    ['00:00:01,000 → 00:00:02,000', 1000, 2000, true],
    ['00:00:01,000 –> 00:00:02,000', 1000, 2000, true],
    ['-00:00:01,500 --> 00:00:02,000', -1500, 2000, true],
  ])('%s', (line, start, end, unusual) => {
    expect(readTiming(line)).toEqual({ start, end, settings: '', unusual });
  });

  it('gives what stands behind the times', () => {
    expect(readTiming('00:00:01.000 --> 00:00:02.000 line:0 align:start')?.settings).toBe('line:0 align:start');
    expect(readTiming('00:00:01,000 --> 00:00:02,000  X1:40 X2:600')?.settings).toBe('X1:40 X2:600');
  });

  it.each([
    '00:60:00,000 --> 00:61:00,000',
    '00:00:75,000 --> 00:01:00,000',
    '02.345 --> 00:03.456',
    '00:06.789 --> not-a-timestamp',
    '00::00.000 --> 00:01.000',
    '--> 00:00:02,000',
    '00:00:01,000 -->',
    'here --> there',
  ])('%s is none', (line) => {
    expect(readTiming(line)).toBeUndefined();
  });
});

describe('looksLikeTiming', () => {
  it.each(['a --> b', '00:01.000 00:02.000', '00:00:01,000 → 00:00:02,000'])('%s is meant as one', (line) => {
    expect(looksLikeTiming(line)).toBe(true);
  });

  it.each(['4:14 bravo', 'Open 10:30 12:45', '10:30 12:45', 'We met at 00:01.000', '→ there', '12'])(
    '%s is text',
    (line) => {
      expect(looksLikeTiming(line)).toBe(false);
    },
  );
});
