import { describe, expect, it } from 'vitest';
import { quantile } from '../../bench/load/numbers.ts';
import { type Sample, trendsOf } from '../../bench/load/trend.ts';

const samples = (value: (seconds: number) => number): Sample[] =>
  Array.from({ length: 180 }, (_, i) => ({ at: i * 10, values: { memory: value(i * 10) } }));

describe('what a soak says of a measure', () => {
  it('is flat where it only goes up and down', () => {
    const [trend] = trendsOf(samples((seconds) => 300 + 20 * Math.sin(seconds / 50)));
    expect(trend).toMatchObject({ name: 'memory', isFlat: true });
  });

  it('is flat where it fills up once', () => {
    const [trend] = trendsOf(samples((seconds) => 200 + Math.min(100, seconds)));
    expect(trend).toMatchObject({ first: 300, second: 300, isFlat: true });
    expect(trend?.perHour).toBeCloseTo(0);
  });

  it('is growth, with its slope, where it grows all the time', () => {
    const [trend] = trendsOf(samples((seconds) => 200 + seconds / 10));
    expect(trend).toMatchObject({ first: 245, second: 335, isFlat: false });
    expect(trend?.perHour).toBeCloseTo(360);
  });
});

it('takes the number below which a share of all lies', () => {
  const numbers = Array.from({ length: 1000 }, (_, i) => 1000 - i);
  expect([quantile(numbers, 0.5), quantile(numbers, 0.99), quantile(numbers, 1), quantile([], 0.5)]).toEqual([
    501, 991, 1000, 0,
  ]);
});
