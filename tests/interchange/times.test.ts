import { describe, expect, it } from 'vitest';
import { readNumber, readRate, readTimecode, writeTime, writeTimecode } from '../../src/interchange/times.ts';
import { formatRational, rational } from '../../src/rational.ts';

const NTSC = rational(30_000, 1001);
const rate = (value: unknown) => {
  const read = readRate(value);
  return read && formatRational(read);
};

describe('frame rates', () => {
  it.each([
    [24, '24'],
    ['25', '25'],
    [23.976, '24000/1001'],
    [23.98, '24000/1001'],
    [23.976023976023978, '24000/1001'],
    [29.97, '30000/1001'],
    ['30000/1001', '30000/1001'],
    [59.94005994, '60000/1001'],
    [12.5, '25/2'],
    [0, undefined],
    [1000, undefined],
    ['fast', undefined],
  ])('%s', (value, read) => expect(rate(value)).toBe(read));
});

describe('numbers', () => {
  it.each([
    ['1001/30000', '1001/30000'],
    [1.5e-3, '3/2000'],
    [' 86400.0 ', '86400'],
    ['-7', '-7'],
    ['1/0', undefined],
    ['1e99', undefined],
    ['', undefined],
  ])('%s', (value, read) => {
    const number = readNumber(value);
    expect(number && formatRational(number)).toBe(read);
  });
});

describe('timecodes', () => {
  it.each([
    ['00:00:59:29', 1799],
    // Numbers 0 and 1 are left out at each minute but the tenth (SMPTE ST 12-1).
    ['00:00:59;29', 1799],
    ['00:01:00;02', 1800],
    ['00;01;00;02', 1800],
    ['00:10:00;00', 17_982],
    ['01:00:00;00', 107_892],
    ['01:00:00:00', 108_000],
  ])('%s at 29.97 is frame %i', (code, frames) => expect(readTimecode(code, NTSC)).toBe(frames));

  it('leaves out four numbers at 59.94', () => expect(readTimecode('00:01:00;04', rational(60_000, 1001))).toBe(3600));
  it('has no drop-frame at 25', () => expect(readTimecode('00:01:00;02', rational(25))).toBe(1502));
  it('reads nothing else', () => expect(readTimecode('1:2', NTSC)).toBeUndefined());
  it('writes what counts frames', () => expect(writeTimecode(108_031, NTSC)).toBe('01:00:01:01'));

  it('writes a moment between two frames in seconds', () => {
    expect(writeTime(rational(1, 50), rational(25))).toEqual({ text: '0.02s', value: rational(1, 50) });
    expect(writeTime(rational(1, 3), rational(25)).text).toBe('0.333333333s');
    expect(writeTime(rational(1001, 30_000), NTSC).text).toBe('00:00:00:01');
  });
});
