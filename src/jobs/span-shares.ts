import type { Scene } from '../plan/pictures.ts';
import type { Part } from '../run/part.ts';

/**
 * How the pictures of a render stand, one character for each span of its plan: `r` is reused, `0` to `9` are tenths that
 * are made, `a` is all of it. Short, for it is told twice a second.
 */
export interface SpanShares {
  /** @param share 0..1 of a part of the work; parts that are no pictures are passed over */
  readonly advance: (part: string, share: number) => void;
  readonly text: () => string;
  /** Spans of which all was made by this render. */
  readonly made: () => number;
}

/** @param parts what has to be made @param idOf names a part */
export const newSpanShares = (
  scenes: readonly Scene[],
  parts: readonly Part[],
  idOf: (part: Part) => string,
): SpanShares => {
  const makers = new Map<string, string>();
  for (const part of parts) if (part.kind === 'scene') for (const { key } of part.steps) makers.set(key, idOf(part));
  const shares = new Map<string, number>();
  // A shot that is used twice has its pictures made once: the span waits for whichever part makes them.
  const needs = scenes.map(({ steps }) => [...new Set(steps.flatMap(({ key }) => makers.get(key) ?? []))]);
  const letters = (): string[] => needs.map((ids) => letterOf(ids.map((id) => shares.get(id) ?? 0)));
  const known = new Set(needs.flat());
  return {
    advance: (part, share) => {
      if (known.has(part)) shares.set(part, share);
    },
    text: () => letters().join(''),
    made: () => letters().filter((letter) => letter === WHOLE).length,
  };
};

const WHOLE = 'a';
const REUSED = 'r';

const letterOf = (shares: readonly number[]): string => {
  if (shares.length === 0) return REUSED;
  const share = Math.min(...shares);
  return share >= 1 ? WHOLE : String(Math.floor(Math.max(0, share) * 10));
};

/** The share that a letter stands for; what is not known is not made. */
export const shareOf = (letter: string | undefined): { readonly made: number; readonly reused: boolean } => {
  if (letter === REUSED) return { made: 1, reused: true };
  return { made: letter === WHOLE ? 1 : Number(letter ?? 0) / 10, reused: false };
};
