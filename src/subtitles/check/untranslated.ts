import { type Cue, cueText } from '../cue.ts';
import { baseLanguage } from '../encoding/alphabets.ts';
import type { CueProblem } from '../problem.ts';
import { quote } from '../read/findings.ts';
import type { OtherTrack } from './other.ts';
import { about, type Examined } from './subject.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** Two words of the language itself: names, numbers, addresses and calls such as "OK" are the same everywhere. */
const hasWords = (text: string): boolean => {
  const words = text.replace(/\S*(?:www\.|\/\/|@)\S*/g, '');
  return (words.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0) >= 2;
};

/** Every track is compared with all the others: a cue's words are stripped once. */
const stripped = new WeakMap<Cue, string>();

const plainCue = (cue: Cue): string => {
  const known = stripped.get(cue) ?? plain(cueText(cue));
  stripped.set(cue, known);
  return known;
};

type ByWords = ReadonlyMap<string, readonly Cue[]>;

/** Nor are a track's cues sorted by their words for each of the others. */
const sorted = new WeakMap<readonly Cue[], ByWords>();

const byWords = (cues: readonly Cue[]): ByWords => {
  const known = sorted.get(cues) ?? sortByWords(cues);
  sorted.set(cues, known);
  return known;
};

/** Cues that say the same; of a call that stands everywhere, the last fifty. */
const sortByWords = (cues: readonly Cue[]): ByWords => {
  const found = new Map<string, Cue[]>();
  for (const cue of cues) {
    const words = plainCue(cue);
    const same = found.get(words);
    if (!same) found.set(words, [cue]);
    else if (same.push(cue) > 51) same.shift();
  }
  return found;
};

const sameAs = (examined: Examined, other: OtherTrack): CueProblem[] => {
  if (baseLanguage(other.language) === baseLanguage(examined.language)) return [];
  const theirs = byWords(other.cues);
  const { subjects } = examined;
  return subjects
    .filter(({ cue, text }) => {
      const same = theirs.get(plainCue(cue));
      return same?.some(({ start, end }) => start < cue.end && cue.start < end) && hasWords(text);
    })
    .map((subject) => {
      const sentence = `${quote(subject.text)} is the same as in ${other.language}. Translate it.`;
      return about(examined, subject, 'error', 'untranslated', sentence);
    });
};

/** A cue that equals two other languages is told once. */
const once = (problems: readonly CueProblem[]): CueProblem[] => [
  ...new Map(problems.map((problem) => [problem.cue, problem])).values(),
];

/** Cues that stand in another language as they are. */
export const untranslated = (examined: Examined, others: readonly OtherTrack[]): CueProblem[] =>
  once(others.flatMap((other) => sameAs(examined, other)));
