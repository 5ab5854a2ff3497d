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

const sameAs = (examined: Examined, other: OtherTrack): CueProblem[] => {
  if (baseLanguage(other.language) === baseLanguage(examined.language)) return [];
  const theirs = new Map<string, Cue[]>();
  for (const cue of other.cues) {
    const text = plain(cueText(cue));
    theirs.set(text, [...(theirs.get(text) ?? []).slice(-50), cue]);
  }
  return examined.subjects.flatMap((subject) => {
    const same = hasWords(subject.text) ? theirs.get(plain(subject.text)) : undefined;
    const here = same?.some(({ start, end }) => start < subject.cue.end && subject.cue.start < end);
    if (!here) return [];
    return [
      about(
        examined,
        subject,
        'error',
        'untranslated',
        `${quote(subject.text)} is the same as in ${other.language}. Translate it.`,
      ),
    ];
  });
};

/** A cue that equals two other languages is told once. */
const once = (problems: readonly CueProblem[]): CueProblem[] => [
  ...new Map(problems.map((problem) => [problem.cue, problem])).values(),
];

/** Cues that stand in another language as they are. */
export const untranslated = (examined: Examined, others: readonly OtherTrack[]): CueProblem[] =>
  once(others.flatMap((other) => sameAs(examined, other)));
