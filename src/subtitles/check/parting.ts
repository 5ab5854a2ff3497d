import { cueText } from '../cue.ts';
import type { Examined, Subject } from './subject.ts';

/** How two cues that follow each other in one place of the picture are kept from colliding. */
export interface Mended {
  readonly before: Subject;
  /** True where the later cue's text went into the earlier one. */
  readonly merged: boolean;
}

export type Mend = (before: Subject, subject: Subject) => Mended | undefined;

/** One pair that was mended: as they were, and what the earlier one is now. */
export interface MendedPair extends Mended {
  readonly was: Subject;
  readonly subject: Subject;
}

/** The place in the picture; cues in different ones do not disturb each other. */
const laneOf = ({ cue: { position } }: Subject): string =>
  position ? `${position.vertical} ${position.horizontal}` : 'bottom center';

interface Walk {
  readonly subjects: Subject[];
  readonly pairs: MendedPair[];
  readonly gone: Set<number>;
  /** For each lane, the cue that is on the screen last. */
  readonly last: Map<string, number>;
}

const step = (walk: Walk, subject: Subject, i: number, mend: Mend): void => {
  const lane = laneOf(subject);
  const at = walk.last.get(lane);
  const was = at === undefined ? undefined : walk.subjects[at];
  const mended = was && mend(was, subject);
  if (at !== undefined && was && mended) {
    walk.pairs.push({ ...mended, was, subject });
    walk.subjects[at] = mended.before;
  }
  if (mended?.merged) walk.gone.add(i);
  else if (at === undefined || subject.cue.end >= (walk.subjects[at]?.cue.end ?? 0)) walk.last.set(lane, i);
};

/** Walks through the cues of each lane by time; `mend` may change or swallow the earlier of two. */
export const alongLanes = (byTime: readonly Subject[], mend: Mend): { subjects: Subject[]; pairs: MendedPair[] } => {
  const walk: Walk = { subjects: [...byTime], pairs: [], gone: new Set(), last: new Map() };
  byTime.forEach((subject, i) => {
    step(walk, subject, i, mend);
  });
  return { subjects: walk.subjects.filter((_, i) => !walk.gone.has(i)), pairs: walk.pairs };
};

const merge = (before: Subject, subject: Subject): Mended => {
  const speakers = new Set([before.cue.speaker, subject.cue.speaker].filter((name) => name !== undefined));
  const cue = {
    ...before.cue,
    end: Math.max(before.cue.end, subject.cue.end),
    lines: [...before.cue.lines, ...subject.cue.lines],
    ...(speakers.size > 0 ? { speaker: [...speakers].join(' / ') } : {}),
  };
  return { before: { ...before, cue, text: cueText(cue) }, merged: true };
};

export const leastGap = ({ limits, frame }: Pick<Examined, 'limits' | 'frame'>): number =>
  Math.floor(limits.gap * frame);

/** Shorter than this, in milliseconds, nobody sees a cue: two that begin so close are shown together. */
const GLIMPSE = 500;

/** Ends a cue before the next begins, or shows both in one where they begin together and their lines are few enough. */
export const parted =
  (examined: Pick<Examined, 'limits' | 'frame'>): Mend =>
  (before, subject) => {
    if (before.cue.end <= subject.cue.start) return undefined;
    const end = subject.cue.start - leastGap(examined);
    if (end - before.cue.start >= GLIMPSE) return { before: { ...before, cue: { ...before.cue, end } }, merged: false };
    const few = before.cue.lines.length + subject.cue.lines.length <= examined.limits.lines;
    return few ? merge(before, subject) : undefined;
  };
