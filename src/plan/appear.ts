import type { FrameRange } from '../timeline/timeline.ts';
import type { DrawnItem, Motion } from './drawing.ts';

/** Frames over which a text comes, and over which it goes. */
const OVER = 10;

/**
 * Items that show in `of` frames of a shot, as they stand in a part of that shot.
 * @param shown the frames of the shot in which they show
 * @param part the frames of the shot that are wanted; what is given counts from the first of them
 * @param slide pixels from the right by which they come
 */
export const appearing = (
  items: readonly DrawnItem[],
  shown: FrameRange,
  part: FrameRange,
  slide: number,
): DrawnItem[] => {
  const first = Math.max(shown.first, part.first);
  const frames = Math.min(shown.first + shown.frames, part.first + part.frames) - first;
  if (frames <= 0) return [];
  const over = Math.min(OVER, Math.floor(shown.frames / 3));
  const motion: Motion = { kind: 'appear', age: first - shown.first, of: shown.frames, over, slide };
  return items.map((item) => ({ ...item, first: first - part.first, frames, motion }));
};
