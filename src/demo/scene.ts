import type { Pen } from './kit/pen.ts';

/** One drawn clip: `draw` paints the whole picture at a moment, in a frame of reference of its own size. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** `time` in seconds from the clip's first picture. */
  draw(pen: Pen, time: number): void;
}

/** Prepares a scene once (its still layers are painted then); `scale` is output pixels per unit of the scene. */
export type MakeScene = (scale: number, voice: Voice) => Scene;

/** What the mouth of a speaker does at a moment, 0..1 each; silence where nobody speaks. */
export type Voice = (time: number) => { readonly open: number; readonly round: number };
