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

/** What a track says, made ready to be compared: the plain words of each cue, and the cues that say the same. */
interface Sayings {
  readonly words: readonly string[];
  /** Of a call that stands everywhere, the last fifty-one. */
  readonly saying: ReadonlyMap<string, readonly Cue[]>;
}

const sayingsOf = (cues: readonly Cue[]): Sayings => {
  const words = cues.map((cue) => plain(cueText(cue)));
  const saying = new Map<string, Cue[]>();
  cues.forEach((cue, i) => {
    const same = saying.get(words[i] ?? '');
    if (!same) saying.set(words[i] ?? '', [cue]);
    else if (same.push(cue) > 51) same.shift();
  });
  return { words, saying };
};

/** Every track is compared with all the others: each is made ready once. */
const ready = new WeakMap<readonly Cue[], Sayings>();

const readied = (cues: readonly Cue[]): Sayings => {
  const known = ready.get(cues) ?? sayingsOf(cues);
  ready.set(cues, known);
  return known;
};

const sameAs = (examined: Examined, words: Sayings['words'], other: OtherTrack): CueProblem[] => {
  if (baseLanguage(other.language) === baseLanguage(examined.language)) return [];
  const { saying } = readied(other.cues);
  return examined.subjects
    .filter(({ cue, text }, i) => {
      const same = saying.get(words[i] ?? '');
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

/** Cues that stand in another language as they are. `cues` are those under examination, in the order of the file. */
export const untranslated = (examined: Examined, cues: readonly Cue[], others: readonly OtherTrack[]): CueProblem[] => {
  if (others.length === 0) return [];
  const { words } = readied(cues);
  return once(others.flatMap((other) => sameAs(examined, words, other)));
};
