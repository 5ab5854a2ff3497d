import {
  add,
  compare,
  divide,
  multiply,
  parseRational,
  type Rational,
  rational,
  round,
  subtract,
} from '../rational.ts';

export const ZERO = rational(0);
export const ONE = rational(1);

export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const most = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
export const isZero = (a: Rational): boolean => a.num === 0n;

/** A number as JSON or XML writes it (`24`, `23.976`, `1e-3`, `1001/30000`), exact to twelve decimals; undefined for anything else. */
export const readNumber = (value: unknown): Rational | undefined => {
  const text = String(value ?? '').trim();
  const plain = parseRational(text);
  if (plain) return plain;
  const number = /^[+-]?(?:\d{1,15}(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number) || Math.abs(number) > 1e14) return undefined;
  return parseRational(number.toFixed(12).replace(/\.?0+$/, ''));
};

/**
 * Frames a second, with 23.976, 29.97 and the like taken for what they stand for: 24000/1001, 30000/1001 (SMPTE ST 12-1).
 * Undefined outside 1 to 120.
 */
export const readRate = (value: unknown): Rational | undefined => {
  const rate = readNumber(value);
  if (!rate || compare(rate, ONE) < 0 || compare(rate, rational(120)) > 0) return undefined;
  if (rate.den === 1n || rate.den === 1001n) return rate;
  const nominal = rational(BigInt(round(rate)) * 1000n, 1001n);
  const off = subtract(rate, nominal);
  return compare(multiply(off, off), rational(1, 10_000)) < 0 ? nominal : rate;
};

/** Frames of a timecode counted from 00:00:00:00. In drop-frame, numbers 0 and 1 (of 30) are left out each minute but the tenth. */
export const readTimecode = (text: string, rate: Rational): number | undefined => {
  const [, h, m, s, mark, f] =
    /^(\d{1,2}):(\d{1,2})[:;](\d{1,2})([:;.])(\d{1,3})$/.exec(text.replace(/;(?=.*;)/g, ':')) ?? [];
  if (f === undefined) return undefined;
  const nominal = round(rate);
  const minutes = Number(h) * 60 + Number(m);
  const count = (minutes * 60 + Number(s)) * nominal + Number(f);
  if (mark === ':' || nominal % 30 !== 0) return count;
  return count - (nominal / 15) * (minutes - Math.floor(minutes / 10));
};

/** `HH:MM:SS:FF`, non-drop: it counts whole frames at any rate. */
export const writeTimecode = (frames: number, rate: Rational): string => {
  const nominal = round(rate);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(frames / nominal);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frames % nominal].map(two).join(':');
};

export const frameTime = (frames: number, rate: Rational): Rational => divide(rational(frames), rate);

/** The moment as a manifest writes it: a timecode where it is a whole frame, else seconds to nine decimals, with their exact value. */
export const writeTime = (seconds: Rational, rate: Rational): { text: string; value: Rational } => {
  const frames = multiply(seconds, rate);
  if (frames.den === 1n) return { text: writeTimecode(Number(frames.num), rate), value: seconds };
  const nano = BigInt(round(multiply(seconds, rational(1_000_000_000))));
  const value = rational(nano, 1_000_000_000n);
  const digits = String(nano % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return { text: `${nano / 1_000_000_000n}${digits ? `.${digits}` : ''}s`, value };
};

export const sum = (...parts: readonly Rational[]): Rational => parts.reduce(add, ZERO);
