import type { Cue } from '../../subtitles/cue.ts';
import type { Followed, Piece } from './pieces.ts';

/** Frames under which what is left of a cue cannot be read. */
export const MIN_REST = 12;

/** A cue of the old track, on frames of the old film and then of the new one. */
export interface Moved {
  readonly number: number;
  readonly cue: Cue;
  readonly first: number;
  readonly end: number;
  readonly followed: Followed;
}

const lengthOf = ({ first, end }: Piece): number => end - first;

/** Leaves out rests that are too short to read, except of a cue that shows all it showed, in one piece. */
export const readable = (followed: Followed, before: number): Followed => {
  const { pieces, whole } = followed;
  if (whole && pieces.length === 1) return followed;
  const kept = pieces.filter((piece) => lengthOf(piece) >= Math.min(MIN_REST, before));
  return { ...followed, pieces: kept, whole: whole && kept.length === pieces.length };
};
