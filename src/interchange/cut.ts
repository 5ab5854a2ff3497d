import type { Problem, Severity } from '../problem.ts';
import type { Rational } from '../rational.ts';

export type Document = Record<string, unknown>;

/** A media file as an editing program knows it. Times are seconds on the clock of its own timecode. */
export interface MediaUse {
  /** What tells it from others: its path, or its name where it has none. */
  readonly id: string;
  /** The base name of its file, or what the program calls it. */
  readonly name: string;
  /** The name it had in a manifest of ours. */
  readonly key?: string;
  /** When its first picture stands; undefined where the file does not say. */
  readonly start?: Rational;
  /** When its last picture has ended. */
  readonly end?: Rational;
}

export type Show =
  | {
      readonly kind: 'clip';
      readonly media: MediaUse;
      /** The moment on the medium's own clock that is shown first. */
      readonly from: Rational;
      /** Times faster than life; 0 holds one picture. */
      readonly speed: Rational;
    }
  /** An overlay is see-through: over a picture it is left out, over nothing it is a card. */
  | { readonly kind: 'card'; readonly title?: string; readonly background?: string; readonly overlay?: boolean };

/** A transition at one edge of a piece: seconds of it before and after the cut. */
export interface Join {
  readonly type: 'crossfade' | 'fade' | 'wipe';
  readonly before: Rational;
  readonly after: Rational;
  /** The transition as a manifest of ours wrote it, without its duration. */
  readonly own?: Document;
}

/** One thing shown from `start` until `end`, in seconds of the film. Tracks are pieces in order that do not overlap. */
export interface Piece {
  readonly start: Rational;
  readonly end: Rational;
  readonly show: Show;
  readonly name: string;
  readonly head?: Join;
  readonly tail?: Join;
  /** The entry of a manifest of ours, without its times. */
  readonly own?: Document;
}

/** A stretch of a sound file, as {@link Piece}. */
export interface SoundPiece {
  readonly start: Rational;
  readonly end: Rational;
  readonly media: MediaUse;
  readonly from: Rational;
  readonly name: string;
}

export interface Mark {
  readonly at: Rational;
  readonly title: string;
  /** The section of a manifest of ours. */
  readonly own?: Document;
}

/** What was read from the file of an editing program. */
export interface Cut {
  readonly title: string;
  readonly rate?: Rational;
  readonly size?: { readonly width: number; readonly height: number };
  readonly pieces: readonly Piece[];
  /** When the film ends, where black stands after the last piece. */
  readonly end?: Rational;
  readonly sounds: readonly SoundPiece[];
  readonly marks: readonly Mark[];
  /** The rest of a manifest of ours. */
  readonly own?: Document;
}

export type Tell = (severity: Severity, code: string, at: string, message: string) => void;

/** Thrown where a file cannot be imported at all; {@link importFile} makes a problem of it. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(code: string, at: string, message: string) {
    super(message);
    this.problem = { severity: 'block', code, at, message };
  }
}

/** Nesting deeper than this is refused: real projects have three or four levels. */
export const MAX_NESTING = 24;
/** Pieces of a whole file; a sequence nested in itself many times over multiplies. */
export const MAX_PIECES = 6000;
