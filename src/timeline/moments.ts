import { ceil, floor, type Rational, rational } from '../rational.ts';

/** Milliseconds of the film to the first frame that does not begin before them. */
export const frameAt = (milliseconds: number, rate: Rational): number =>
  ceil(rational(BigInt(milliseconds) * rate.num, 1000n * rate.den));

/** The last whole millisecond that {@link frameAt} takes to the frame; there is one at every rate up to 1,000. */
export const millisecondsAt = (frame: number, rate: Rational): number =>
  floor(rational(BigInt(frame) * 1000n * rate.den, rate.num));
