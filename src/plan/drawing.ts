import type { Line } from '../subtitles/cue.ts';
import type { FrameRange } from '../timeline/timeline.ts';

/** How an item moves while it shows. Its frames are counted by its age, so that it is the same in whichever span shows it. */
export type Motion =
  /** Comes and goes over so many frames of all `of`: faded, and `slide` to the right of its place. */
  | {
      readonly kind: 'appear';
      readonly age: number;
      readonly of: number;
      readonly over: number;
      readonly slide: number;
    }
  /** Rises by a part of the picture's lines with every frame; at age 0 it stands at its place. */
  | { readonly kind: 'roll'; readonly age: number; readonly perFrame: number };

/**
 * Lengths are pixels of a reference picture whose short side is 720, so that every rendition shows the same.
 * `first` and `frames` count from the first frame of the span that shows it.
 */
export interface TextItem extends FrameRange {
  readonly kind: 'text';
  readonly lines: readonly Line[];
  readonly x: number;
  readonly y: number;
  /** As on a numeric keypad: 2 is bottom centre, 5 the middle, 8 top centre. */
  readonly anchor: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
  /** Height of a line. */
  readonly size: number;
  readonly bold: boolean;
  readonly outline: number;
  readonly motion?: Motion;
}

export interface BoxItem extends FrameRange {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly colour: string;
  /** 0 is invisible, 1 covers. */
  readonly opacity: number;
  readonly motion?: Motion;
}

/** Figures of straight edges, all of one colour. */
export interface ShapeItem extends FrameRange {
  readonly kind: 'shape';
  readonly x: number;
  readonly y: number;
  /** Corners of each figure, from the item's place on; the figures do not overlap. */
  readonly figures: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly colour: string;
  /** 0 is invisible, 1 covers. */
  readonly opacity: number;
  readonly motion?: Motion;
}

export type DrawnItem = TextItem | BoxItem | ShapeItem;

/** What the font can do, as data: read once from its file. */
export interface FontFacts {
  readonly family: string;
  /** SHA-256 over the font files, part of the key of every span with text. */
  readonly digest: string;
  readonly has: (codePoint: number) => boolean;
  /** Width of a text where a line is 1 high. */
  readonly width: (text: string, style: { bold?: boolean; italic?: boolean }) => number;
}

export type Face = 'regular' | 'italic' | 'bold' | 'bold italic';

/** A font with its files: name and path of each, for a folder that libass reads. */
export interface FontFamily {
  readonly facts: FontFacts;
  readonly files: readonly { readonly name: string; readonly path: string; readonly face: Face }[];
}

/** The reference picture in which text is laid out. */
export const referenceSize = (format: { width: number; height: number }): { width: number; height: number } => {
  const scale = 720 / Math.min(format.width, format.height);
  return { width: Math.round(format.width * scale), height: Math.round(format.height * scale) };
};
