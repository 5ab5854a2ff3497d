import type { Examined } from '../check/subject.ts';
import type { Repair, Repaired } from './change.ts';

/**
 * Mends the chosen cues as if there were only they and those beside them: what lies between two is a fault of both. All
 * other cues stay as they are, where they are.
 */
export const repairSome = (repair: Repair, examined: Examined, chosen: ReadonlySet<number>): Repaired => {
  const { byTime, subjects } = examined;
  const isChosen = (i: number): boolean => chosen.has(byTime[i]?.place.cue ?? 0);
  const near = new Set(byTime.filter((_, i) => [i - 1, i, i + 1].some(isChosen)).map(({ place }) => place.cue));
  const part = subjects.filter(({ place }) => near.has(place.cue));
  const done = repair({ ...examined, subjects: part, byTime: byTime.filter(({ place }) => near.has(place.cue)) });
  const changes = done.changes.filter(({ cue }) => cue === undefined || near.has(cue));
  const mended = new Map(done.subjects.map((subject) => [subject.place.cue, subject]));
  return {
    subjects: subjects.flatMap((subject) =>
      near.has(subject.place.cue) ? (mended.get(subject.place.cue) ?? []) : subject,
    ),
    changes,
  };
};
