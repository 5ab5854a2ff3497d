import type { CueText, EditCue } from './cues.ts';

/** A cue of the source language, and its number in that track, from 1. */
export interface SourceCue extends CueText {
  readonly number: number;
}

/** A row of the table: a cue with what the source says in its time, or something of the source that no cue is made of. */
export type Row =
  | { readonly kind: 'cue'; readonly key: string; readonly id: number; readonly source: readonly SourceCue[] }
  | { readonly kind: 'gap'; readonly key: string; readonly source: SourceCue };

const NONE: readonly SourceCue[] = [];

const shared = (a: Pick<CueText, 'start' | 'end'>, b: Pick<CueText, 'start' | 'end'>): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start);

/**
 * Lays the source beside the cues by time: each of its cues stands beside the one with which it shares most of its time.
 * Both in order of their start; takes time in proportion to both.
 */
export const rowsOf = (cues: readonly EditCue[], source: readonly SourceCue[]): Row[] => {
  const beside = new Map<number, SourceCue[]>();
  const gaps: SourceCue[] = [];
  let first = 0;
  for (const one of source) {
    while (first < cues.length && (cues[first]?.end ?? 0) <= one.start) first += 1;
    const best = mostShared(cues, first, one);
    if (best) beside.set(best.id, [...(beside.get(best.id) ?? []), one]);
    else gaps.push(one);
  }
  const rows: Row[] = [];
  let gap = 0;
  const gapsBefore = (start: number): void => {
    for (let one = gaps[gap]; one && one.start < start; one = gaps[++gap])
      rows.push({ kind: 'gap', key: `s${one.number}`, source: one });
  };
  for (const { id, start } of cues) {
    gapsBefore(start);
    rows.push({ kind: 'cue', key: `c${id}`, id, source: beside.get(id) ?? NONE });
  }
  gapsBefore(Number.POSITIVE_INFINITY);
  return rows;
};

const mostShared = (cues: readonly EditCue[], first: number, one: SourceCue): EditCue | undefined => {
  let [best, most]: [EditCue | undefined, number] = [undefined, 0];
  for (let i = first; i < cues.length; i += 1) {
    const cue = cues[i];
    if (!cue || cue.start >= one.end) break;
    const time = shared(cue, one);
    if (time > most) [best, most] = [cue, time];
  }
  return best;
};
