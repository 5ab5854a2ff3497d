/** An exact fraction in lowest terms, its denominator positive. Times are rationals in seconds; rates in frames a second. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y) [x, y] = [y, x % y];
  return x;
};

/** @throws RangeError where the denominator is zero. */
export const rational = (num: bigint | number, den: bigint | number = 1n): Rational => {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('a fraction cannot have the denominator 0');
  if (d === 1n) return { num: n, den: d };
  const divisor = gcd(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { num: (sign * n) / divisor, den: (sign * d) / divisor };
};

export const add = (a: Rational, b: Rational): Rational => rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const subtract = (a: Rational, b: Rational): Rational => rational(a.num * b.den - b.num * a.den, a.den * b.den);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);
/** @throws RangeError on division by zero. */
export const divide = (a: Rational, b: Rational): Rational => rational(a.num * b.den, a.den * b.num);

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

const floorDiv = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
};

export const floor = (a: Rational): number => Number(floorDiv(a.num, a.den));
export const ceil = (a: Rational): number => 0 - Number(floorDiv(-a.num, a.den));
/** To the nearest whole number, halves up (towards positive infinity). */
export const round = (a: Rational): number => Number(floorDiv(2n * a.num + a.den, 2n * a.den));

/** For display and for ffmpeg options only: plans never compute with it. */
export const toNumber = (a: Rational): number => Number(a.num) / Number(a.den);
export const formatRational = (a: Rational): string => (a.den === 1n ? `${a.num}` : `${a.num}/${a.den}`);

/** Reads `25`, `30000/1001` or `1.25` exactly; undefined for anything else. */
export const parseRational = (text: string): Rational | undefined => {
  const fraction = /^(-?\d{1,15})\/(\d{1,15})$/.exec(text);
  if (fraction)
    return BigInt(fraction[2] ?? 0) === 0n ? undefined : rational(BigInt(fraction[1] ?? 0), BigInt(fraction[2] ?? 1));
  const decimal = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(text);
  if (!decimal) return undefined;
  const [, sign = '', whole = '0', part = ''] = decimal;
  const value = rational(BigInt(whole + part), 10n ** BigInt(part.length));
  return sign ? { num: -value.num, den: value.den } : value;
};
