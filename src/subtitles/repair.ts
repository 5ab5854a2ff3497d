import { referencesFor } from './check/compare.ts';
import type { Examined, Subject } from './check/subject.ts';
import { type CheckOptions, checkTrack, examine } from './check.ts';
import type { Cue } from './cue.ts';
import type { CueProblem, RepairName } from './problem.ts';
import type { Reading } from './read.ts';
import type { Change, Repair } from './repair/change.ts';
import { repairSome } from './repair/some.ts';
import { repairEmpty, repairEncoding, repairLines } from './repair/texts.ts';
import { repairDrift, repairGap, repairOrder, repairOverlap } from './repair/times.ts';

export type { Change } from './repair/change.ts';

export interface RepairOptions extends CheckOptions {
  /** The repairs that a person accepted; all of them where it is not said. */
  readonly only?: readonly RepairName[];
  /** Numbers of the cues to be mended, with their neighbours where it is between two; all where it is not said. */
  readonly cues?: readonly number[];
}

/** A file after its repairs: new cues, every change told, and what is still wrong, counted in the new file. */
export interface RepairResult {
  readonly cues: readonly Cue[];
  readonly changes: readonly Change[];
  readonly problems: readonly CueProblem[];
}

/**
 * The order matters: words before their measures, times before what follows from them, and lines before overlaps, since
 * whether two cues are shown as one hangs on how many lines they have.
 */
const repairsFor = ({
  language,
  others = [],
  source,
}: RepairOptions): readonly (readonly [readonly RepairName[], Repair])[] => [
  [['encoding', 'double-utf8'], repairEncoding],
  [['drift'], repairDrift(referencesFor(language, others, source))],
  [['order'], repairOrder],
  [['empty-cue'], repairEmpty],
  [['line-breaks'], repairLines],
  [['overlap'], repairOverlap],
  [['gap'], repairGap],
];

const again = (examined: Examined, subjects: readonly Subject[]): Examined => ({
  ...examined,
  subjects,
  byTime: [...subjects].sort((a, b) => a.cue.start - b.cue.start),
});

/** Repairs of a file as a whole, which no choice of cues can mean. */
const WHOLE: readonly RepairName[] = ['drift', 'order', 'rewrite'];

/** What writing the file anew puts right by itself. */
const rewritten = ({ problems }: Reading): Change[] =>
  problems
    .filter(({ repair }) => repair === 'rewrite')
    .map(({ cue, message }) => ({
      repair: 'rewrite',
      ...(cue ? { cue } : {}),
      message: `written anew, which mends: ${message}`,
    }));

const remaining = ({ problems }: Reading, cues: readonly Cue[], rewrite: boolean): CueProblem[] => {
  const holes = cues.some(({ lines }) => lines.some((line) => line.some(({ text }) => text.includes('\ufffd'))));
  return problems.filter(({ code, repair }) => !(rewrite && repair === 'rewrite') && (holes || code !== 'undecodable'));
};

/**
 * Does what is mechanical and tells every change. Words are never touched, but for letters that a wrong code table
 * spoilt. What no repair can mend stays among the problems.
 */
export const repairTrack = (reading: Reading, options: RepairOptions): RepairResult => {
  const accepted = (names: readonly RepairName[]): boolean =>
    names.some((name) => options.only?.includes(name) ?? true);
  const isMeant = (names: readonly RepairName[]): boolean =>
    !(options.cues && names.some((name) => WHOLE.includes(name)));
  const rewrite = accepted(['rewrite']) && isMeant(['rewrite']);
  let examined = examine(reading, options);
  const changes: Change[] = rewrite ? rewritten(reading) : [];
  for (const [, repair] of repairsFor(options).filter(([names]) => accepted(names) && isMeant(names))) {
    const done = options.cues ? repairSome(repair, examined, new Set(options.cues)) : repair(examined);
    examined = again(examined, done.subjects);
    changes.push(...done.changes);
  }
  const cues = examined.subjects.map(({ cue }) => cue);
  const places = cues.map((_, i) => ({ cue: i + 1, line: 0 }));
  const after = { ...reading, cues, places, problems: remaining(reading, cues, rewrite) };
  return { cues, changes, problems: checkTrack(after, options) };
};
