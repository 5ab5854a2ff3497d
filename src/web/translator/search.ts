import type { EditCue } from './cues.ts';

export interface Search {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/** A place where the text was found: in a cue, half-open. */
export interface Found {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** Letters, digits and the marks that stand on letters belong to a word, in whatever alphabet. */
const WORD = '[\\p{L}\\p{N}\\p{M}_]';

const patternOf = ({ text, matchCase, wholeWords }: Search): RegExp | undefined => {
  if (text === '') return undefined;
  const plain = text.normalize('NFC').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const whole = wholeWords ? `(?<!${WORD})${plain}(?!${WORD})` : plain;
  return new RegExp(whole, matchCase ? 'gu' : 'giu');
};

/** All places, in order. */
export const findAll = (cues: readonly EditCue[], search: Search): Found[] => {
  const pattern = patternOf(search);
  if (!pattern) return [];
  return cues.flatMap(({ id, text }) =>
    [...text.matchAll(pattern)].map((match) => ({ id, from: match.index, to: match.index + match[0].length })),
  );
};

/** Puts a text in every place, as it is written: `$1` means nothing. */
export const replaceAll = (cues: readonly EditCue[], search: Search, by: string): readonly EditCue[] => {
  const pattern = patternOf(search);
  if (!pattern) return cues;
  return cues.map((cue) => {
    const text = cue.text.replace(pattern, () => by);
    return text === cue.text ? cue : { ...cue, text };
  });
};

/** Puts a text in one place. */
export const replaceOne = (cues: readonly EditCue[], { id, from, to }: Found, by: string): readonly EditCue[] =>
  cues.map((cue) => (cue.id === id ? { ...cue, text: cue.text.slice(0, from) + by + cue.text.slice(to) } : cue));
