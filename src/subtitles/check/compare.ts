import type { Cue } from '../cue.ts';
import { type CueProblem, cueProblem } from '../problem.ts';
import { type Drift, findDrift } from './drift.ts';
import type { OtherTrack } from './other.ts';
import { extra, missing } from './stretches.ts';
import type { Examined } from './subject.ts';
import { untranslated } from './untranslated.ts';

export type { OtherTrack } from './other.ts';

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

/**
 * Compares with the languages that the file must follow. Where the times drift, missing and extra cues say nothing.
 * `inFile` are the cues under examination, in the order of the file.
 */
export const compareTracks = (
  examined: Examined,
  inFile: readonly Cue[],
  references: readonly OtherTrack[],
): CueProblem[] => {
  const cues = examined.byTime.map(({ cue }) => cue);
  const words = untranslated(examined, inFile, references);
  const drifted = driftAgainst(cues, references);
  if (drifted) return [driftProblem(examined, drifted.other, drifted.drift), ...words];
  const stretches = references
    .slice(0, 1)
    .flatMap((other) => [...missing(examined, cues, other), ...extra(examined, cues, other)]);
  return [...stretches, ...words];
};
