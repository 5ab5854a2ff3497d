import { floor, multiply, type Rational, rational } from '../rational.ts';

/** Whole frames within six seconds: about the longest that a span is, and the longest segment of HLS. */
export const sixSeconds = (rate: Rational): number => Math.max(1, floor(multiply(rational(6), rate)));

/**
 * The frames of a span, counted from its first, that must be key frames beside that one: a span of more than six seconds
 * is cut there into as few and as equal segments as hold to six seconds. None for a shorter one.
 */
export const keyFramesOf = (frames: number, rate: Rational): readonly number[] => {
  const segments = Math.ceil(frames / sixSeconds(rate));
  return Array.from({ length: Math.max(0, segments - 1) }, (_, i) => Math.round(((i + 1) * frames) / segments));
};
