import type { Problem, Severity } from '../problem.ts';
import { formatTime } from './time.ts';

/** The mechanical changes a person can accept; each undoes the problems that name it. */
export const REPAIRS = [
  'encoding',
  'double-utf8',
  'drift',
  'order',
  'overlap',
  'gap',
  'empty-cue',
  'line-breaks',
  'rewrite',
] as const;
export type RepairName = (typeof REPAIRS)[number];

/** A problem of a subtitle file. */
export interface CueProblem extends Problem {
  /** The cue's place in the file, counted from 1, unread cues included; absent where the file as a whole is meant. */
  readonly cue?: number;
  /** Milliseconds from the start of the film. */
  readonly time?: number;
  readonly repair?: RepairName;
}

/** Where a cue stands in its file: both count from 1; line 0 where the format has no lines. */
export interface Place {
  readonly cue: number;
  readonly line: number;
}

/** What a problem is found in: the file's name as the reader knows it and the cue or else the line, if it is one's own. */
export interface Spot {
  readonly file: string;
  readonly place?: Place;
  readonly time?: number;
  readonly line?: number;
}

const prefix = ({ place, time, line }: Spot): string => {
  if (!place) return line ? `line ${line}: ` : '';
  return time === undefined ? `cue ${place.cue}: ` : `cue ${place.cue} (${formatTime(time, ',')}): `;
};

/** Puts the cue's number and time in front of the sentence, as `cue 14 (00:01:02,000): …`. */
export const cueProblem = (
  severity: Severity,
  code: string,
  spot: Spot,
  sentence: string,
  repair?: RepairName,
): CueProblem => {
  const line = spot.place?.line || spot.line;
  const problem: { -readonly [Key in keyof CueProblem]: CueProblem[Key] } = {
    severity,
    code,
    at: line ? `${spot.file}:${line}` : spot.file,
    message: prefix(spot) + sentence,
  };
  if (spot.place) problem.cue = spot.place.cue;
  if (spot.time !== undefined) problem.time = spot.time;
  if (repair) problem.repair = repair;
  return problem;
};
