import { type CheckOptions, checkTrack, type OtherTrack } from './check.ts';
import type { CueProblem } from './problem.ts';
import type { Reading } from './read.ts';
import type { Track } from './track.ts';

/** One language of a film as it was read from its file. */
export interface LanguageReading {
  readonly language: string;
  readonly kind: Track['kind'];
  readonly reading: Reading;
}

export type FilmOptions = Omit<CheckOptions, 'language' | 'others' | 'sdh'>;

/**
 * Checks the languages of a film, each against all the others; `at` of every problem begins with the reading's file.
 * @param wanted languages whose problems are asked for; all where absent
 */
export const checkTracks = (
  readings: readonly LanguageReading[],
  film: FilmOptions,
  wanted: readonly string[] = readings.map(({ language }) => language),
): CueProblem[] =>
  readings.flatMap((mine) => {
    if (!wanted.includes(mine.language)) return [];
    const others = othersOf(readings.filter((other) => other !== mine));
    return checkTrack(mine.reading, { ...film, language: mine.language, sdh: mine.kind === 'sdh', others });
  });

/** Languages to compare one with: those that have any cue. */
export const othersOf = (readings: readonly LanguageReading[]): OtherTrack[] =>
  readings
    .filter(({ reading }) => reading.cues.length > 0)
    .map(({ language, reading }) => ({ language, cues: reading.cues }));
