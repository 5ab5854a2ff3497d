import { type Cue, cueText } from '../cue.ts';
import { baseLanguage } from '../encoding/alphabets.ts';
import { type CueProblem, cueProblem } from '../problem.ts';
import { quote } from '../read/findings.ts';
import { formatTime } from '../time.ts';
import { type Drift, findDrift } from './drift.ts';
import { about, type Examined } from './subject.ts';

/** Another language's track of the same film. */
export interface OtherTrack {
  readonly language: string;
  readonly cues: readonly Cue[];
}

/** Seconds of text that one language has and the other has not: shorter ones are a matter of taste. */
const STRETCH = 1500;
const SLACK = 300;

interface Span {
  readonly start: number;
  readonly end: number;
}

const byStart = (cues: readonly Cue[]): Cue[] => [...cues].sort((a, b) => a.start - b.start);

interface Stretch {
  readonly span: Span;
  /** Index of its first cue, and how many there are. */
  readonly first: number;
  readonly count: number;
}

/** Runs of cues of `cues` (by time) that no cue of `cover` (by time) touches. */
const uncovered = (cues: readonly Cue[], cover: readonly Cue[]): Stretch[] => {
  const runs: Stretch[] = [];
  let [next, joined] = [0, false];
  let reach = Number.NEGATIVE_INFINITY;
  cues.forEach((cue, i) => {
    for (; next < cover.length && (cover[next]?.start ?? 0) < cue.end + SLACK; next++)
      reach = Math.max(reach, cover[next]?.end ?? 0);
    const alone = reach <= cue.start - SLACK;
    const last = alone && joined ? runs.pop() : undefined;
    if (alone)
      runs.push({
        span: { start: last?.span.start ?? cue.start, end: Math.max(last?.span.end ?? 0, cue.end) },
        first: last?.first ?? i,
        count: (last?.count ?? 0) + 1,
      });
    joined = alone;
  });
  return runs.filter(({ span }) => span.end - span.start >= STRETCH);
};

const between = ({ start, end }: Span): string => `${formatTime(start, ',')} to ${formatTime(end, ',')}`;
const many = (count: number): string => (count === 1 ? 'a cue' : `${count} cues`);

const missing = (examined: Examined, cues: readonly Cue[], other: OtherTrack): CueProblem[] => {
  const theirs = byStart(other.cues);
  return uncovered(theirs, cues).map(({ span, first, count }) => {
    const words = quote(
      theirs
        .slice(first, first + 1)
        .map(cueText)
        .join(''),
    );
    const sentence = `${between(span)}: ${other.language} has ${many(count)} here (${words}) and this file has none. Translate it.`;
    return { ...cueProblem('error', 'missing', { file: examined.file }, sentence), time: span.start };
  });
};

const extra = (examined: Examined, cues: readonly Cue[], other: OtherTrack): CueProblem[] =>
  uncovered(cues, byStart(other.cues)).flatMap(({ span, first, count }) => {
    const subject = examined.byTime[first];
    const sentence = `${many(count)} from ${between(span)} where ${other.language} has none. Delete it, or check the times.`;
    return subject ? [about(examined, subject, 'error', 'extra', sentence)] : [];
  });

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

const untranslated = (examined: Examined, other: OtherTrack): CueProblem[] => {
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

/** What is wrong with the times, in words: `they run 4.3 % too slow (25 → 23.976 frames a second)`. */
export const describeDrift = ({ scale, shift, rates }: Drift): string => {
  const speed = `they run ${Math.abs(100 * (1 / scale - 1)).toFixed(1)} % too ${scale > 1 ? 'fast' : 'slow'} (${rates} frames a second)`;
  const moved = `they are ${Math.abs(shift / 1000).toFixed(2)} s too ${shift > 0 ? 'early' : 'late'}`;
  return [scale === 1 ? '' : speed, shift === 0 ? '' : moved].filter(Boolean).join(' and ');
};

const driftProblem = ({ file }: Examined, other: OtherTrack, drift: Drift): CueProblem => {
  const sentence = `the times do not follow ${other.language}: ${describeDrift(drift)}. Accept the repair, or check the cut.`;
  return cueProblem('error', 'drift', { file }, sentence, 'drift');
};

/**
 * The drift against the first of the tracks that these cues do not follow. Where they follow most of the others it is
 * those few that drift, and undefined is given.
 */
export const driftAgainst = (
  cues: readonly Cue[],
  others: readonly OtherTrack[],
): { other: OtherTrack; drift: Drift } | undefined => {
  const drifts = others.flatMap((other) => {
    const drift = findDrift(cues, other.cues);
    return drift ? [{ other, drift }] : [];
  });
  return drifts.length * 2 > others.length ? drifts[0] : undefined;
};

/** A cue that equals two other languages is told once. */
const once = (problems: readonly CueProblem[]): CueProblem[] => [
  ...new Map(problems.map((problem) => [problem.cue, problem])).values(),
];

/**
 * The tracks that a file must follow: the one that translations are made from, where it is known. The source itself
 * follows nobody: what differs is wrong in the others.
 */
export const referencesFor = (
  language: string,
  others: readonly OtherTrack[],
  source?: string,
): readonly OtherTrack[] => {
  if (source === language) return [];
  const named = others.filter((other) => other.language === source);
  return named.length > 0 ? named : others;
};

/** Compares with the languages that the file must follow. Where the times drift, missing and extra cues say nothing. */
export const compareTracks = (examined: Examined, references: readonly OtherTrack[]): CueProblem[] => {
  const cues = examined.byTime.map(({ cue }) => cue);
  const words = once(references.flatMap((other) => untranslated(examined, other)));
  const drifted = driftAgainst(cues, references);
  if (drifted) return [driftProblem(examined, drifted.other, drifted.drift), ...words];
  const stretches = references
    .slice(0, 1)
    .flatMap((other) => [...missing(examined, cues, other), ...extra(examined, cues, other)]);
  return [...stretches, ...words];
};
