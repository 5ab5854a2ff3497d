import type { Examined, Subject } from '../check/subject.ts';
import type { Cue } from '../cue.ts';
import type { RepairName } from '../problem.ts';
import { formatTime } from '../time.ts';

/** One thing that a repair did, for the person who accepts it. */
export interface Change {
  readonly repair: RepairName;
  /** The cue's number in the file as it was; absent where the whole file is meant. */
  readonly cue?: number;
  readonly message: string;
}

/** What a repair leaves behind it: the cues as they now are, and what it did. */
export interface Repaired {
  readonly subjects: readonly Subject[];
  readonly changes: readonly Change[];
}

/** A repair looks at the cues and the rules, as a check does. */
export type Repair = (examined: Examined) => Repaired;

export const changeOf = (repair: RepairName, { place, cue }: Subject, sentence: string): Change => ({
  repair,
  cue: place.cue,
  message: `cue ${place.cue} (${formatTime(cue.start, ',')}): ${sentence}`,
});

export const withCue = (subject: Subject, change: Partial<Cue>): Subject => ({
  ...subject,
  cue: { ...subject.cue, ...change },
});

/** A repair that changes each cue by itself, or leaves it by giving undefined. */
export const eachSubject =
  (
    repair: RepairName,
    mend: (subject: Subject, examined: Examined) => { subject: Subject; told: string } | undefined,
  ): Repair =>
  (examined) => {
    const changes: Change[] = [];
    const subjects = examined.subjects.map((subject) => {
      const mended = mend(subject, examined);
      if (mended) changes.push(changeOf(repair, subject, mended.told));
      return mended?.subject ?? subject;
    });
    return { subjects, changes };
  };
