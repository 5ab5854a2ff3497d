import type { FrameRange, Shot, ShotText } from '../timeline/timeline.ts';

/** A text over a shot's picture, with the frames of the film in which it shows. */
export interface TextOver extends FrameRange {
  readonly text: ShotText;
}

/** The lower thirds and captions of a film, in order of their shots. */
export const textsOver = (shots: readonly Shot[]): TextOver[] =>
  shots.flatMap(({ first, texts = [] }) =>
    texts.map((text) => ({ text, first: first + text.first, frames: text.frames })),
  );
