import type { Clip, Corner, Still } from '../manifest/entries.ts';
import type { FundingTexts } from '../manifest/funding.ts';
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
  /** Frames over which its sound comes up and goes down, inside the shot. */
  readonly fadeIn?: number;
  readonly fadeOut?: number;
  readonly clean?: Cleaning;
  /** A second clip that runs beside it, frame by frame. */
  readonly second?: SecondPicture;
}

/** The second clip of a shot. It has the shot's length and speed, and its own place in its source. */
export interface SecondPicture {
  readonly layout: 'inset' | 'split';
  readonly corner: Corner;
  readonly picture: ClipPicture;
}

/** What is filtered out of a sound: what lies under 80 Hz, and the mains' hum with its overtones. */
export interface Cleaning {
  readonly rumble: boolean;
  /** Hertz. */
  readonly hum?: 50 | 60;
}

/** Music over the film, from its medium's beginning. */
export interface MusicBed extends FrameRange {
  readonly media: string;
  readonly facts: MediaFacts;
  /** Decibels; minus infinity is silence. */
  readonly volume: number;
  /** Whether it goes down under speech. */
  readonly duck: boolean;
  /** Frames. */
  readonly fadeIn: number;
  readonly fadeOut: number;
}

/** What is spoken in one language from the film's beginning. */
export interface Narration {
  readonly language: string;
  /** As the manifest names it. */
  readonly file: string;
  readonly facts: MediaFacts;
  readonly seconds: Rational;
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
  /** Instead of title and subtitle: who paid for the film. Without an image, the emblem of the European Union is drawn. */
  readonly funding?: FundingTexts;
}

/** A picture that lies in a corner of the whole film. */
export interface Logo {
  readonly media: string;
  readonly facts: MediaFacts;
  readonly corner: Corner;
  /** 0 is invisible, 1 covers. */
  readonly opacity: number;
  /** A share of the picture's height. */
  readonly height: number;
}

/** Lines that roll from below the picture to above it while the shot lasts. */
export interface CreditsPicture {
  readonly kind: 'credits';
  readonly background: string;
  readonly title?: Localised;
  readonly lines: readonly Localised[];
}

export type ShotPicture = ClipPicture | StillPicture | CardPicture | CreditsPicture;

/** Text over a shot's picture: a person's name and role, or a place and a date. `first` counts frames of the shot. */
export type ShotText = FrameRange &
  (
    | { readonly kind: 'lowerThird'; readonly name: Localised; readonly role?: Localised }
    | { readonly kind: 'caption'; readonly place?: Localised; readonly date?: Localised }
  );

/** {@link Shot.entry} of the funding card, which is no entry of the timeline. */
export const FUNDING_ENTRY = -1;

/** One use of a clip, still or card in the cut. `first` counts frames of the film. */
export interface Shot extends FrameRange {
  /** Index in the manifest's timeline; {@link FUNDING_ENTRY} of the card that its `funding` makes. */
  readonly entry: number;
  readonly picture: ShotPicture;
  readonly texts?: readonly ShotText[];
  readonly transition?: Transition;
}

/** A section as a chapter of the film. */
export interface Chapter extends FrameRange {
  /** Index of its section in the manifest's timeline. */
  readonly entry: number;
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
  /** Absent where there is none. */
  readonly music?: readonly MusicBed[];
  readonly narration?: readonly Narration[];
  readonly logo?: Logo;
}
