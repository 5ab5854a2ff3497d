import type { Line, Run } from '../cue.ts';
import { sameLook } from '../read/styles.ts';

/** A word in the looks it has: a piece of text with no plain space inside. */
export type Word = readonly Run[];

/** Words parted at spaces and line ends. No-break spaces stay inside their word: that is what they are for. */
export const wordsOf = (lines: readonly Line[]): Word[] => {
  const words: Run[][] = [];
  for (const line of lines) {
    let fresh = true;
    for (const { text, ...look } of line)
      text.split(/([ \t]+)/).forEach((piece, i) => {
        if (i % 2 === 1) fresh = true;
        else if (piece && fresh) {
          words.push([{ text: piece, ...look }]);
          fresh = false;
        } else if (piece) words.at(-1)?.push({ text: piece, ...look });
      });
  }
  return words;
};

export const wordText = (word: Word): string => word.map(({ text }) => text).join('');

/** The look that the space between two words has: what both have. */
const spaceBetween = (before: Run | undefined, after: Run | undefined): Run => ({
  text: ' ',
  ...(before?.italic && after?.italic ? { italic: true as const } : {}),
  ...(before?.bold && after?.bold ? { bold: true as const } : {}),
  ...(before?.underline && after?.underline ? { underline: true as const } : {}),
});

const merge = (runs: readonly Run[]): Run[] => {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && sameLook(last, run)) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
};

/** One line of words with single spaces between them, runs of one look joined. */
export const lineOf = (words: readonly Word[]): Line =>
  merge(words.flatMap((word, i) => (i === 0 ? word : [spaceBetween(words[i - 1]?.at(-1), word[0]), ...word])));
