import { describe, expect, it } from 'vitest';
import { encodeLevelled, firstLeveling, LIMITER_DELAY, nextLeveling, parseMeasured } from '../../src/commands/level.ts';

const target = { integrated: -23, truePeak: -1 };
const summary = (integrated: string, peak: string): string => `[Parsed_ebur128_0 @ 0x1a768ec0] Summary:

  Integrated loudness:
    I:         ${integrated} LUFS
    Threshold: -31.1 LUFS

  Loudness range:
    LRA:         0.0 LU
    Threshold:   0.0 LUFS
    LRA low:     0.0 LUFS
    LRA high:    0.0 LUFS

  True peak:
    Peak:      ${peak} dBFS
`;

describe('the words of ebur128', () => {
  it.each([
    ['-21.1', '-18.1', { integrated: -21.1, truePeak: -18.1 }],
    ['-70.0', ' -inf', { integrated: -70, truePeak: Number.NEGATIVE_INFINITY }],
    ['  nan', '  inf', { integrated: Number.NEGATIVE_INFINITY, truePeak: Number.NEGATIVE_INFINITY }],
    [' -5.0', '  2.3', { integrated: -5, truePeak: 2.3 }],
  ])('%s LUFS, %s dBFS', (integrated, peak, expected) => {
    expect(parseMeasured(summary(integrated, peak))).toEqual(expected);
  });

  it('are taken from the last summary, whatever stands before it', () => {
    expect(parseMeasured(`${summary('-1.0', '0.0')}frame= 1\n${summary('-20.0', '-3.0')}`)).toEqual({
      integrated: -20,
      truePeak: -3,
    });
  });

  it('are missed where they are not there', () => {
    expect(parseMeasured('')).toBeUndefined();
    expect(parseMeasured('I: -20.0 LUFS\n')).toBeUndefined();
  });
});

describe('the first attempt', () => {
  it('moves a programme to its loudness by one gain', () => {
    expect(firstLeveling({ integrated: -40, truePeak: -30 }, target)).toEqual({ gain: 17 });
    expect(firstLeveling({ integrated: -9, truePeak: 0.5 }, target)).toEqual({ gain: -14 });
  });

  it('holds peaks a decibel under the limit where they would pass it', () => {
    expect(firstLeveling({ integrated: -40, truePeak: -10 }, target)).toEqual({ gain: 17, ceiling: -2 });
  });

  it('leaves silence alone, and holds the peaks of what is too short to measure', () => {
    expect(firstLeveling({ integrated: -70, truePeak: Number.NEGATIVE_INFINITY }, target)).toEqual({ gain: 0 });
    expect(firstLeveling({ integrated: -70, truePeak: 0 }, target)).toEqual({ gain: 0, ceiling: -2 });
  });
});

describe('the next attempt', () => {
  it('is not made where the last one is good', () => {
    expect(nextLeveling({ gain: 3 }, { integrated: -23.2, truePeak: -1 }, target)).toBeUndefined();
    expect(nextLeveling({ gain: 0 }, { integrated: -70, truePeak: -60 }, target)).toBeUndefined();
  });

  it('adds what is lacking, and leaves the ceiling', () => {
    const next = nextLeveling({ gain: 20, ceiling: -2 }, { integrated: -24, truePeak: -1.5 }, target);
    expect(next).toEqual({ gain: 21, ceiling: -2 });
  });

  it('lowers the ceiling by what passes the limit, and a little more', () => {
    const next = nextLeveling({ gain: 20, ceiling: -2 }, { integrated: -23, truePeak: -0.5 }, target);
    expect(next).toEqual({ gain: 20, ceiling: -2.6 });
  });

  it('sets a ceiling where the codec alone made a peak', () => {
    const next = nextLeveling({ gain: 20 }, { integrated: -23, truePeak: -0.7 }, target);
    expect(next?.ceiling).toBeCloseTo(-2.3, 9);
  });

  it('holds the peaks of what is too short to measure', () => {
    expect(nextLeveling({ gain: 0, ceiling: -2 }, { integrated: -70, truePeak: 0 }, target)?.gain).toBe(0);
  });
});

describe('the encoder', () => {
  const filters = (ceiling?: number): string => {
    const args = encodeLevelled({ gain: -1.23456, ...(ceiling === undefined ? {} : { ceiling }) }, 96_000, 'out.mp4');
    return args[args.indexOf('-af') + 1] ?? '';
  };

  it('takes back what the limiter is late, and nothing where there is none', () => {
    expect(filters()).toBe('volume=-1.235dB:precision=float,asetpts=N/SR/TB,atrim=end_sample=96000');
    expect(filters(-2)).toContain(`,atrim=start_sample=${LIMITER_DELAY},asetpts=N/SR/TB,atrim=end_sample=96000`);
    expect(filters(-6)).toContain('alimiter=limit=0.501187:');
  });
});
