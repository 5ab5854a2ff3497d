import { longestAscending } from '../check/ascending.ts';
import { describeDrift, driftAgainst, type OtherTrack } from '../check/compare.ts';
import { undrift } from '../check/drift.ts';
import { shortened } from '../check/neighbours.ts';
import { alongLanes, parted } from '../check/parting.ts';
import { changeOf, type Repair, withCue } from './change.ts';

/** Puts the times back on those of the other languages. */
export const repairDrift =
  (others: readonly OtherTrack[]): Repair =>
  ({ subjects, byTime }) => {
    const found = driftAgainst(
      byTime.map(({ cue }) => cue),
      others,
    );
    if (!found) return { subjects, changes: [] };
    const moved = undrift(
      subjects.map(({ cue }) => cue),
      found.drift,
    );
    const message = `all times moved to those of ${found.other.language}, as ${describeDrift(found.drift)}`;
    return {
      subjects: subjects.map((subject, i) => ({ ...subject, cue: moved[i] ?? subject.cue })),
      changes: [{ repair: 'drift', message }],
    };
  };

export const repairOrder: Repair = ({ subjects, byTime }) => {
  const kept = longestAscending(subjects.map(({ cue }) => cue.start));
  const moved = subjects.filter((_, i) => !kept.has(i));
  return {
    subjects: byTime,
    changes: moved.map((subject) => changeOf('order', subject, 'moved to its place in time')),
  };
};

/** Three cues over each other may need a second walk; a limit keeps a file made to annoy from taking long. */
const WALKS = 8;

/** Ends a cue before the next begins, or shows both in one where they begin together and their lines are few enough. */
export const repairOverlap: Repair = (examined) => {
  let { subjects, pairs } = alongLanes(examined.byTime, parted(examined));
  for (let walk = 1, more = pairs; walk < WALKS && more.length > 0; walk += 1) {
    const next = alongLanes(subjects, parted(examined));
    more = next.pairs;
    subjects = next.subjects;
    pairs = [...pairs, ...more];
  }
  const changes = pairs.map(({ was, before, subject, merged }) =>
    merged
      ? changeOf('overlap', subject, `shown together with cue ${was.place.cue}, as they begin together`)
      : changeOf('overlap', was, `ends ${was.cue.end - before.cue.end} ms sooner, before cue ${subject.place.cue}`),
  );
  return { subjects, changes };
};

export const repairGap: Repair = (examined) => {
  const { subjects, pairs } = alongLanes(examined.byTime, (before, subject) => {
    const end = shortened(before, subject, examined);
    return end === undefined ? undefined : { before: withCue(before, { end }), merged: false };
  });
  const { gap } = examined.limits;
  const changes = pairs.map(({ was, before }) =>
    changeOf('gap', was, `ends ${was.cue.end - before.cue.end} ms sooner, to leave ${gap} frames`),
  );
  return { subjects, changes };
};
