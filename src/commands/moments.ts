import type { DrawnItem, Motion } from '../plan/drawing.ts';
import type { FrameRange } from '../timeline/timeline.ts';

/** Frames of a span in which an item stands still: pixels from its place, and how much of it is seen (0 to 1). */
export interface Moment extends FrameRange {
  readonly right: number;
  readonly down: number;
  readonly seen: number;
}

/**
 * An item's motion frame by frame. libass could move and fade by itself, but from the start of an event, and a span may
 * start in the middle of one: written out, a frame has the same numbers in every span that could show it.
 */
export const momentsOf = ({ first, frames, motion }: DrawnItem): Moment[] => {
  if (!motion) return [{ first, frames, right: 0, down: 0, seen: 1 }];
  const moments: Moment[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const state = stateAt(motion, motion.age + frame);
    const last = moments.at(-1);
    if (last && last.right === state.right && last.down === state.down && last.seen === state.seen)
      moments[moments.length - 1] = { ...last, frames: last.frames + 1 };
    else moments.push({ first: first + frame, frames: 1, ...state });
  }
  return moments;
};

const stateAt = (motion: Motion, age: number): Omit<Moment, keyof FrameRange> => {
  if (motion.kind === 'roll') return { right: 0, down: -motion.perFrame * age, seen: 1 };
  const { of, over, slide } = motion;
  const part = Math.min(1, (age + 1) / (over + 1), (of - age) / (over + 1));
  const seen = 1 - (1 - part) ** 2;
  return { right: slide * (1 - seen), down: 0, seen };
};
