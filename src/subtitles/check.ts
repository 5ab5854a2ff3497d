import { type Rational, rational, toNumber } from '../rational.ts';
import { compareTracks, type OtherTrack, referencesFor } from './check/compare.ts';
import { advert, emptyCue, missingGlyphs, questionMarks } from './check/content.ts';
import { damagedText } from './check/damaged.ts';
import { missingDiacritics, serbianForCroatian, wrongLanguage } from './check/language.ts';
import { type Limits, limitsFor } from './check/limits.ts';
import { gap, overlap } from './check/neighbours.ts';
import { lineCount, lineLength, readingSpeed, tooMuch } from './check/size.ts';
import { dashStyle, orphanPreposition, typography } from './check/style.ts';
import { type Check, type Examined, subjectsOf } from './check/subject.ts';
import { crossesCut, duration, outOfOrder, pastEnd } from './check/times.ts';
import type { CueProblem } from './problem.ts';
import type { Reading } from './read.ts';

export type { OtherTrack } from './check/compare.ts';
export { type Limits, limitsFor } from './check/limits.ts';

export interface CheckOptions {
  /** The language the file is said to be in, BCP 47. */
  readonly language: string;
  /** Subtitles for deaf and hard-of-hearing people: other limits. */
  readonly sdh?: boolean;
  /** The film's frames a second; 25 where it is not known. */
  readonly rate?: Rational;
  /** The film's length in milliseconds. */
  readonly duration?: number;
  /** The documentary's own limits over those of the language. */
  readonly limits?: Partial<Limits>;
  /** The film's other languages. */
  readonly others?: readonly OtherTrack[];
  /** The language that translations are made from. Where it is not said, all of the others are followed. */
  readonly source?: string;
  /** Whether the chosen font draws a code point. */
  readonly hasGlyph?: (codePoint: number) => boolean;
  /** Moments, ascending milliseconds, at which shots begin. */
  readonly cuts?: readonly number[];
}

const ALWAYS: readonly Check[] = [
  questionMarks,
  damagedText,
  wrongLanguage,
  missingDiacritics,
  serbianForCroatian,
  emptyCue,
  outOfOrder,
  overlap,
  tooMuch,
  lineLength,
  lineCount,
  readingSpeed,
  duration,
  gap,
  advert,
  dashStyle,
  typography,
  orphanPreposition,
];

const wanted = ({ duration: length, hasGlyph, cuts }: CheckOptions): Check[] => [
  ...ALWAYS,
  ...(length === undefined ? [] : [pastEnd(length)]),
  ...(hasGlyph ? [missingGlyphs(hasGlyph)] : []),
  ...(cuts ? [crossesCut(cuts)] : []),
];

/** What the checks and the repairs look at. */
export const examine = (
  { file, cues, places }: Pick<Reading, 'file' | 'cues' | 'places'>,
  options: CheckOptions,
): Examined => {
  const subjects = subjectsOf(cues, places);
  return {
    file,
    language: options.language,
    limits: limitsFor(options.language, options.limits, options.sdh),
    frame: 1000 / toNumber(options.rate ?? rational(25)),
    subjects,
    byTime: [...subjects].sort((a, b) => a.cue.start - b.cue.start),
  };
};

const RANK = { block: 0, error: 1, warning: 2, info: 3 } as const;

/** Worst first; within one severity by the cue's number, problems of the whole file before them. */
export const sortProblems = (problems: readonly CueProblem[]): CueProblem[] =>
  [...problems].sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.cue ?? 0) - (b.cue ?? 0));

/** All that is wrong with a file: what reading it found and what every check finds, sorted. Linear in the cues. */
export const checkTrack = (reading: Reading, options: CheckOptions): CueProblem[] => {
  const examined = examine(reading, options);
  const references = referencesFor(options.language, options.others ?? [], options.source);
  const found = reading.cues.length === 0 ? [] : wanted(options).flatMap((check) => check(examined));
  const compared = reading.cues.length === 0 ? [] : compareTracks(examined, reading.cues, references);
  return sortProblems([...reading.problems, ...found, ...compared]);
};
