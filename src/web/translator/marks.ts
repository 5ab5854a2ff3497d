import type { LanguageState } from '../api/types.ts';
import { compare } from './compare.ts';
import type { CueText, EditCue } from './cues.ts';
import type { SourceCue } from './rows.ts';

export type CutChange = NonNullable<LanguageState['changes']>[number];

/** What the source language's cues said when the translation was made; undefined where there was none. */
export type SourceChanges = ReadonlyMap<number, string | undefined>;

/** Cues of the source whose words are other than then, by their numbers. Times alone are no reason to translate anew. */
export const sourceChanges = (now: readonly SourceCue[], then: readonly CueText[]): SourceChanges => {
  const named = now.map((cue) => ({ ...cue, id: cue.number }));
  const changes = new Map<number, string | undefined>();
  for (const [number, difference] of compare(named, then).differences) {
    const text = now[number - 1]?.text;
    if (difference.kind === 'new') changes.set(number, undefined);
    else if (difference.text !== text) changes.set(number, difference.text);
  }
  return changes;
};

export interface CutMarks {
  /** By the names of cues that were re-timed. */
  readonly cues: ReadonlyMap<number, CutChange>;
  /** What stands nowhere in the new cut. */
  readonly lost: readonly CutChange[];
}

/** Puts what a new cut did to the track beside the cues that stand there now. */
export const cutMarks = (cues: readonly EditCue[], changes: readonly CutChange[]): CutMarks => {
  const marks = new Map<number, CutChange>();
  for (const change of changes)
    for (const { start, end } of change.now)
      for (const cue of cues) if (cue.start < end && start < cue.end) marks.set(cue.id, change);
  return { cues: marks, lost: changes.filter(({ now }) => now.length === 0) };
};
