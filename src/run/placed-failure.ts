import { type FailureCode, PolyreelError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { type SoundStep, sampleAt } from '../plan/sounds.ts';
import type { Span } from '../plan/spans.ts';
import type { Problem } from '../problem.ts';
import { FUNDING_ENTRY, type Shot } from '../timeline/timeline.ts';

/** Ends that are nobody's fault, and what may pass by itself: they say nothing of a shot. */
const NOT_OF_SHOTS: readonly FailureCode[] = ['interrupted', 'cancelled', 'store-away', 'queue-away', 'result-gone'];

const WAY_OUT: Readonly<Partial<Record<FailureCode, string>>> = {
  'media-failed': ' Render again; if it stops there again, send the file anew, or cut around the place.',
};

/** A failure that says where in the manifest it arose, as a JSON pointer, and what to do about it. */
export const placed = (failure: PolyreelError, at: string): PolyreelError => {
  const { code, message, problems } = failure;
  if (problems.length || NOT_OF_SHOTS.includes(code)) return failure;
  const problem: Problem = {
    severity: 'block',
    code,
    at,
    message: `${message.replace(/\.?$/, '.')}${WAY_OUT[code] ?? ''}`,
  };
  return new PolyreelError(code, message, { problems: [problem], cause: failure.cause });
};

/** The place of the shot that a span shows; in a transition, of the one that comes. */
export const spanPointer = ({ parts }: Pick<Span, 'parts'>): string => shotPointer(parts.at(-1)?.shot);

const shotPointer = (shot: Shot | undefined): string => {
  if (!shot) return '';
  return shot.entry === FUNDING_ENTRY ? '/funding' : `/timeline/${shot.entry}`;
};

/** The place of the shot that a sound is of. Music has none: there it is the medium. */
export const soundPointer = (
  { key, source: { media } }: SoundStep,
  { mixes, timeline: { shots, rate } }: Plan,
): string => {
  const starts = mixes.flatMap(({ entries }) => entries.filter(({ sound }) => sound === key).map(({ at }) => at));
  const shot = shots.find(
    ({ first, picture }) =>
      picture.kind === 'clip' && picture.media === media && starts.includes(sampleAt(first, rate)),
  );
  return shotPointer(shot) || `/media/${media}`;
};
