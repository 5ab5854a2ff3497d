import { type Line, lineText, type Run } from '../cue.ts';
import { breakCost } from './cost.ts';
import { lineOf, type Word, wordsOf, wordText } from './words.ts';

export interface BreakOptions {
  /** BCP 47: says where a line may end. */
  readonly language: string;
  /** In the unit of `measure`: characters for a check, pixels for a picture. */
  readonly maxWidth: number;
  readonly measure: (run: Run) => number;
}

const LINE_COST = 10_000;
const DASH = /^[-–—‐]/;

const widthOf = (runs: readonly Run[], { measure }: BreakOptions): number =>
  runs.reduce((sum, run) => sum + measure(run), 0);

interface Best {
  readonly cost: number;
  readonly from: number;
}

/** What it costs to end a line before word `to`, and how empty a line may be: one line costs more than any emptiness. */
const endCost = (words: readonly Word[], to: number, language: string): number => {
  const [before, after] = [words[to - 1], words[to]];
  return LINE_COST + (before && after ? breakCost(wordText(before), wordText(after), language) : 0);
};

/** The cheapest way to end a line before each word; the search looks back no further than one line is wide. */
const cheapest = (words: readonly Word[], options: BreakOptions): Best[] => {
  const widths = words.map((word) => widthOf(word, options));
  const space = options.measure({ text: ' ' });
  const best: Best[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= words.length; to++) {
    const ending = endCost(words, to, options.language);
    let width = -space;
    let found: Best = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    for (let from = to - 1; from >= 0; from--) {
      width += space + (widths[from] ?? 0);
      if (width > options.maxWidth && from < to - 1) break;
      const slack = Math.max(0, 1 - width / options.maxWidth);
      const cost = (best[from]?.cost ?? 0) + ending + 100 * slack * slack;
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  return best;
};

const cutUp = (words: readonly Word[], options: BreakOptions): Line[] => {
  const best = cheapest(words, options);
  const lines: Line[] = [];
  for (let to = words.length; to > 0; to = best[to]?.from ?? 0)
    lines.push(lineOf(words.slice(best[to]?.from ?? 0, to)));
  return lines.reverse();
};

/** Lines with a speaker's dash each stay apart; other lines are one text. */
const texts = (lines: readonly Line[]): Line[][] => {
  const all: Line[][] = [];
  for (const line of lines)
    if (all.length === 0 || DASH.test(lineText(line))) all.push([line]);
    else all.at(-1)?.push(line);
  return all;
};

const fits = (line: Line, options: BreakOptions): boolean =>
  wordsOf([line]).length < 2 || widthOf(line, options) <= options.maxWidth;

/** A line is measured word by word; where kerning makes the whole wider than that, it is cut up a little narrower. */
const breakText = (text: readonly Line[], options: BreakOptions): Line[] => {
  const words = wordsOf(text);
  for (const share of [1, 0.97, 0.9]) {
    const lines = cutUp(words, { ...options, maxWidth: options.maxWidth * share });
    if (lines.every((line) => fits(line, options))) return lines;
  }
  return cutUp(words, { ...options, maxWidth: options.maxWidth * 0.8 });
};

/**
 * Breaks a cue's text anew into as few lines as fit `maxWidth`, at the best places for the language, keeping every
 * run's look. A word that alone is wider stays whole.
 */
export const breakLines = (lines: readonly Line[], options: BreakOptions): Line[] =>
  texts(lines).flatMap((text) => breakText(text, options));
