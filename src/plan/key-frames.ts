import { floor, multiply, type Rational, rational } from '../rational.ts';

/** The longest run of frames that a segment of HLS holds: six whole seconds at most. */
export const longestSegment = (rate: Rational): number => Math.max(1, floor(multiply(rational(6), rate)));

/**
 * Frames of a span, beside its first, at which a key frame must stand: none in a span that fits into one segment; a
 * longer one is divided evenly.
 */
export const keyFramesOf = (frames: number, rate: Rational): number[] => {
  const parts = Math.ceil(frames / longestSegment(rate));
  return Array.from({ length: parts - 1 }, (_, i) => Math.round(((i + 1) * frames) / parts));
};
