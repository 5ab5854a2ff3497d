import { floor, multiply, type Rational, rational } from '../rational.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import { keyFramesOf, sixSeconds } from './key-frames.ts';
import type { Span } from './spans.ts';

/** A segment this long may end where a shot does. */
const SETTLED = rational(2);

/**
 * Divides the film into segments for HLS: each begins with a key frame and is no longer than six seconds. A segment ends
 * at the edge of a span, before it would grow too long, or where a shot ends and it has two seconds: so that a change in
 * one shot leaves the segments of the others as they were.
 */
export const segmentsOf = (spans: readonly Span[], rate: Rational): FrameRange[] => {
  const longest = sixSeconds(rate);
  const settled = floor(multiply(SETTLED, rate));
  const segments: { first: number; frames: number }[] = [];
  for (const { first, frames, startsShot } of spans.flatMap((span, i) => piecesOf(span, spans[i - 1], rate))) {
    const last = segments.at(-1);
    const ends = !last || last.frames + frames > longest || (startsShot && last.frames >= settled);
    if (ends) segments.push({ first, frames });
    else last.frames += frames;
  }
  return segments;
};

interface Piece extends FrameRange {
  readonly startsShot: boolean;
}

/** What of a span cannot be cut: from one planned key frame to the next. */
const piecesOf = (span: Span, before: Span | undefined, rate: Rational): Piece[] => {
  const edges = [0, ...keyFramesOf(span.frames, rate), span.frames];
  const startsShot = before === undefined || shotOf(before) !== shotOf(span);
  return edges.slice(1).map((end, i) => {
    const start = edges[i] ?? 0;
    return { first: span.first + start, frames: end - start, startsShot: startsShot && i === 0 };
  });
};

/** Where one shot passes into another, the span belongs to the one that comes. */
const shotOf = ({ parts }: Span) => parts.at(-1)?.shot;
