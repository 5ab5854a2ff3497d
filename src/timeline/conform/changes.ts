import type { Cue } from '../../subtitles/cue.ts';
import { cueText } from '../../subtitles/cue.ts';

/** What happened to a cue that somebody should look at. */
export const CHANGES = ['lost', 'split', 'cut', 'retimed', 'repeated'] as const;
export type ChangeKind = (typeof CHANGES)[number];

export interface ConformChange {
  readonly change: ChangeKind;
  /** Of the cue in the old track, from 1. */
  readonly number: number;
  readonly text: string;
  /** Milliseconds in the old cut. */
  readonly was: { readonly start: number; readonly end: number };
  /** Milliseconds in the new cut; empty where the cue is lost. */
  readonly now: readonly { readonly start: number; readonly end: number }[];
  /** What to do. */
  readonly message: string;
}

const SENTENCES: Readonly<Record<ChangeKind, string>> = {
  lost: 'what it stood on is no longer in the film. Say it elsewhere if it is still needed.',
  split: 'its footage now lies in several places and it shows in each. Share its words out, or take one away.',
  cut: 'part of what it stood on is gone and it shows for a shorter time. Shorten its words if they cannot be read.',
  retimed: 'its footage runs at another speed and it follows. See that there is time to read it.',
  repeated: 'its footage is shown once more, where no cue stands. Add one there if it is needed.',
};

export const changeOf = (change: ChangeKind, number: number, cue: Cue, now: readonly Cue[]): ConformChange => ({
  change,
  number,
  text: cueText(cue),
  was: { start: cue.start, end: cue.end },
  now: now.map(({ start, end }) => ({ start, end })),
  message: SENTENCES[change],
});
