import { describe, expect, it } from 'vitest';
import { formatClock, parseTime, timeSeconds } from '../../src/manifest/time.ts';
import { formatRational, rational } from '../../src/rational.ts';

const seconds = (text: string, rate = rational(25)): string | undefined => {
  const time = parseTime(text);
  return time && formatRational(timeSeconds(time, rate));
};

describe('times', () => {
  it.each([
    ['00:00:03.000', '3'],
    ['01:00:00.040', '90001/25'],
    ['01:30.5', '181/2'],
    ['00:00:03:12', '87/25'],
    ['1.5s', '3/2'],
    ['500ms', '1/2'],
    ['12f', '12/25'],
    ['0s', '0'],
  ])('%s is %s seconds at 25 frames a second', (text, expected) => {
    expect(seconds(text)).toBe(expected);
  });

  it('counts a timecode in whole nominal frames at 29.97', () => {
    expect(seconds('00:00:10:15', rational(30000, 1001))).toBe(formatRational(rational(315 * 1001, 30000)));
  });

  it.each(['4', '', '1:2:3:4:5', '-1s', '1e3s', '00:99:00.0', '1.5f', '5 s', 's', '1m'])('%j is no time', (text) => {
    expect(seconds(text)).toBeUndefined();
  });

  it('is written for people to the millisecond', () => {
    expect(formatClock(rational(568, 10))).toBe('00:00:56.800');
    expect(formatClock(rational(36_001_0005, 10_000))).toBe('10:00:01.001');
  });
});
