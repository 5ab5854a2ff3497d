import { baseLanguage, LANGUAGES } from './alphabets.ts';
import { fitness, score } from './fitness.ts';
import { LATIN_TABLES, tableOf, tablesFor } from './tables.ts';

/** Files in the declared language have 0.92 and more of their letters from its alphabet; a stranger's 0.75 and less. */
const SURE = 0.85;

export interface TableChoice {
  readonly encoding: string;
  /** 0..1: the share of the letters beyond ASCII that the assumed language writes. */
  readonly confidence: number;
}

interface Histogram {
  readonly high: readonly (readonly [byte: number, count: number])[];
  /** A text of ASCII letters with some others among them, which no Cyrillic or Greek text is. */
  readonly latin: boolean;
}

const isAsciiLetter = (byte: number): boolean => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
const total = (counts: Histogram['high']): number => counts.reduce((sum, [, count]) => sum + count, 0);

const histogramOf = (bytes: Uint8Array): Histogram => {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const pairs = [...counts].map((count, byte) => [byte, count] as const).filter(([, count]) => count > 0);
  const high = pairs.filter(([byte]) => byte > 127);
  return { high, latin: total(high) < total(pairs.filter(([byte]) => isAsciiLetter(byte))) };
};

const tablesOf = (histogram: Histogram, language: string): readonly string[] =>
  tablesFor(language).filter((table) => !histogram.latin || LATIN_TABLES.has(table));

const rate = (histogram: Histogram, encoding: string, language: string) => {
  const table = tableOf(encoding);
  const fit = fitness(
    histogram.high.map(([byte, count]) => [table[byte] ?? '', count] as const),
    language,
  );
  const all = fit.own + fit.foreign + fit.impossible;
  return { encoding, score: score(fit), confidence: all === 0 ? 0.5 : fit.own / all };
};

type Rating = ReturnType<typeof rate>;
/** On a tie the earlier one stays: tables are listed by how often they arrive. */
const better = (a: Rating, b: Rating): Rating => (b.score > a.score ? b : a);
const best = (ratings: readonly Rating[]): Rating =>
  ratings.reduce(better, { encoding: 'windows-1252', score: Number.NEGATIVE_INFINITY, confidence: 0 });

/** A file of another language must still come out readable, so that the language check can name it. */
const inAnyLanguage = (histogram: Histogram, declared: string): Rating =>
  best(
    LANGUAGES.filter((language) => language !== declared).flatMap((language) =>
      tablesOf(histogram, language).map((table) => rate(histogram, table, language)),
    ),
  );

/** windows-1252 without its bytes 80–9F is ISO-8859-1, the name that a French file of that kind comes with. */
const precise = (encoding: string, histogram: Histogram): string =>
  encoding === 'windows-1252' && histogram.high.every(([byte]) => byte >= 0xa0) ? 'iso-8859-1' : encoding;

/**
 * Chooses among the single-byte tables by the letters of the declared language; where more than a seventh of them do
 * not belong to it, by those of any other language.
 */
export const chooseTable = (bytes: Uint8Array, language: string): TableChoice => {
  const histogram = histogramOf(bytes);
  const declared = baseLanguage(language);
  const mine = best(tablesOf(histogram, declared).map((table) => rate(histogram, table, declared)));
  const chosen = mine.confidence < SURE ? better(mine, inAnyLanguage(histogram, declared)) : mine;
  return { encoding: precise(chosen.encoding, histogram), confidence: Math.round(chosen.confidence * 95) / 100 };
};
