import type { Clip, Still } from '../manifest/entries.ts';
import type { Localised } from '../manifest/localised.ts';
import type { Rational } from '../rational.ts';
import type { MediaFacts } from './facts.ts';
import type { Grading } from './grading.ts';
import type { Transition } from './passages.ts';

/** A run of whole frames, half-open: `first` is in it, `first + frames` is not. */
export interface FrameRange {
  readonly first: number;
  readonly frames: number;
}

/** A rectangle in square pixels of the upright picture, unseen in `[first, end)` of the source's own frames. */
export interface BlurredPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly first: number;
  /** Absent: to the end. */
  readonly end?: number;
}

/** Seconds of source time, half-open. Absent: to the end. */
export interface MutedStretch {
  readonly from: Rational;
  readonly to?: Rational;
}

export interface ClipPicture {
  readonly kind: 'clip';
  readonly media: string;
  readonly facts: MediaFacts;
  /** The first frame of the use, counted on the source's own grid at the film's rate and this speed. */
  readonly from: number;
  readonly speed: Rational;
  readonly fit: NonNullable<Clip['fit']>;
  readonly rotate: NonNullable<Clip['rotate']>;
  readonly crop?: NonNullable<Clip['crop']>;
  readonly blur?: readonly BlurredPart[];
  readonly mute?: readonly MutedStretch[];
  readonly color?: Grading;
  /** Shows the frame `from` for as long as the shot lasts, and is silent. */
  readonly freeze?: true;
  readonly denoise?: 'light' | 'strong';
  readonly stabilise?: true;
  /** Decibels; minus infinity is silence. */
  readonly volume: number;
}

export interface StillPicture {
  readonly kind: 'still';
  readonly media: string;
  readonly facts: MediaFacts;
  readonly motion: NonNullable<Still['motion']>;
  readonly fit: NonNullable<Still['fit']>;
}

export interface CardPicture {
  readonly kind: 'card';
  readonly background: string;
  readonly title?: Localised;
  readonly subtitle?: Localised;
  readonly image?: { readonly media: string; readonly facts: MediaFacts };
}

export type ShotPicture = ClipPicture | StillPicture | CardPicture;

/** One use of a clip, still or card in the cut. `first` counts frames of the film. */
export interface Shot extends FrameRange {
  /** Index in the manifest's timeline. */
  readonly entry: number;
  readonly picture: ShotPicture;
  readonly transition?: Transition;
}

/** A section as a chapter of the film. */
export interface Chapter extends FrameRange {
  readonly title: Localised;
  readonly kind?: string;
  readonly country?: string;
}

export interface Timeline {
  readonly rate: Rational;
  readonly frames: number;
  readonly shots: readonly Shot[];
  readonly chapters: readonly Chapter[];
  /** The frame that the manifest chose for the poster. */
  readonly poster?: number;
}
