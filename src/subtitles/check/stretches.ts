import { type Cue, cueText } from '../cue.ts';
import { type CueProblem, cueProblem } from '../problem.ts';
import { quote } from '../read/findings.ts';
import { formatTime } from '../time.ts';
import type { OtherTrack } from './other.ts';
import { about, type Examined } from './subject.ts';

/** Milliseconds of text that one language has and the other has not: shorter ones are a matter of taste. */
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

/** Where another language has text and this one has none. `cues` are this one's, by time. */
export const missing = (examined: Examined, cues: readonly Cue[], other: OtherTrack): CueProblem[] => {
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

/** Where this language has text and another has none. */
export const extra = (examined: Examined, cues: readonly Cue[], other: OtherTrack): CueProblem[] =>
  uncovered(cues, byStart(other.cues)).flatMap(({ span, first, count }) => {
    const subject = examined.byTime[first];
    const sentence = `${many(count)} from ${between(span)} where ${other.language} has none. Delete it, or check the times.`;
    return subject ? [about(examined, subject, 'error', 'extra', sentence)] : [];
  });
