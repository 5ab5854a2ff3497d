import type { CueText, EditCue } from './cues.ts';

/** How a cue differs from what was published last. */
export type Difference =
  | { readonly kind: 'new' }
  | { readonly kind: 'changed'; readonly text: string; readonly was: { readonly start: number; readonly end: number } };

export interface Comparison {
  /** By the names of cues; those that are as they were are not in it. */
  readonly differences: ReadonlyMap<number, Difference>;
  /** Cues that stand there no more. */
  readonly gone: readonly CueText[];
}

/** Compares cues with others of the same language: those that share most of their time are the same cue. */
export const compare = (cues: readonly EditCue[], before: readonly CueText[]): Comparison => {
  const differences = new Map<number, Difference>();
  const taken = new Set<CueText>();
  let first = 0;
  for (const cue of cues) {
    while (first < before.length && (before[first]?.end ?? 0) <= cue.start) first += 1;
    const old = nearest(before, first, cue, taken);
    if (!old) differences.set(cue.id, { kind: 'new' });
    else {
      taken.add(old);
      const { text, start, end } = old;
      if (text !== cue.text || start !== cue.start || end !== cue.end)
        differences.set(cue.id, { kind: 'changed', text, was: { start, end } });
    }
  }
  return { differences, gone: before.filter((cue) => !taken.has(cue)) };
};

const nearest = (
  before: readonly CueText[],
  first: number,
  cue: EditCue,
  taken: ReadonlySet<CueText>,
): CueText | undefined => {
  let [best, most]: [CueText | undefined, number] = [undefined, 0];
  for (let i = first; i < before.length; i += 1) {
    const old = before[i];
    if (!old || old.start >= cue.end) break;
    const time = taken.has(old) ? 0 : Math.min(old.end, cue.end) - Math.max(old.start, cue.start);
    if (time > most) [best, most] = [old, time];
  }
  return best;
};
