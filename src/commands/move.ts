import type { Rational } from '../rational.ts';
import type { PictureFacts } from '../timeline/facts.ts';
import { holdFrames, type Labels } from './conform.ts';
import { fitPicture } from './fit.ts';
import type { Size, View } from './view.ts';

export interface StillUse {
  readonly motion: 'none' | 'zoom-in' | 'zoom-out' | 'pan-left' | 'pan-right';
  /** Frames of the whole shot: the motion is spread over them. */
  readonly total: number;
  /** The first frame of the shot that is wanted, and how many. */
  readonly first: number;
  readonly frames: number;
  readonly rate: Rational;
}

/** How much larger the picture is than the frame that travels over it. */
const ZOOM = 1.12;

const even = (value: number): number => 2 * Math.ceil(value / 2);

/**
 * Moves over a picture of size `base` in parts of a pixel (1/256): zoompan goes by whole pixels, which shakes. The frame's
 * number within the shot stands in the expression, so that it is the same picture in whichever span it is asked.
 */
const travel = (base: Size, size: Size, { motion, total, first }: StillUse): string => {
  const part = `min(1,(in-1+${first})/${Math.max(1, total - 1)})`;
  const zooming = motion === 'zoom-in' || motion === 'zoom-out';
  const progress = motion === 'zoom-out' || motion === 'pan-left' ? `(1-${part})` : part;
  // Source pixels for one pixel of the result: from the whole base to exactly one.
  const ratio = base.width / size.width;
  const scale = zooming ? `(${ratio}-${ratio - 1}*${progress})` : '1';
  const left = zooming ? `(${base.width}-${size.width}*${scale})/2` : `${base.width - size.width}*${progress}`;
  const top = `(${base.height}-${size.height}*${scale})/2`;
  const [right, bottom] = [`${left}+${base.width}*${scale}`, `${top}+${base.height}*${scale}`];
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].flatMap(([x, y], index) => [`x${index}='${x}'`, `y${index}='${y}'`]);
  const move = `perspective=${corners.join(':')}:interpolation=cubic:sense=source:eval=frame`;
  return `${move},crop=${size.width}:${size.height}:0:0`;
};

/**
 * Filters that show a still picture at a size: `use.frames` frames at the film's rate from zero, in the film's colours.
 * It is fitted once; only the motion is done for every frame.
 */
export const movePicture = (
  facts: PictureFacts,
  view: View,
  use: StillUse,
  size: Size,
  { from, to }: Labels,
): string => {
  const [one, fitted] = [`${to}one`, `${to}fit`];
  const moves = use.motion !== 'none';
  const base = moves ? { width: even(size.width * ZOOM), height: even(size.height * ZOOM) } : size;
  const motion = moves ? `,${travel(base, size, use)}` : '';
  return [
    `[${from}]trim=end_frame=1[${one}]`,
    fitPicture(facts, view, base, { from: one, to: fitted }),
    `[${fitted}]${holdFrames(use.frames, use.rate)}${motion},setsar=1[${to}]`,
  ].join(';');
};
