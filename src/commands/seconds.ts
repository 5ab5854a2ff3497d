import { ceil, multiply, type Rational, rational } from '../rational.ts';

/** For ffmpeg's options: six decimals, rounded up, as a seek target a microsecond too early lands on the key before. */
export const formatSeconds = (seconds: Rational): string => {
  const micros = ceil(multiply(seconds, rational(1_000_000)));
  const digits = `${Math.abs(micros)}`.padStart(7, '0');
  return `${micros < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};
