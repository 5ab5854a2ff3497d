import type { MutedSamples } from '../plan/muted.ts';

/** Samples of the slope before and after a silence: five milliseconds, so that it does not click. */
const SLOPE = 240;

/** How much of a sample is heard: nothing in a muted stretch, all of it away from one. */
export const audible = (muted: readonly MutedSamples[], i: number): number => {
  let heard = 1;
  for (const { at, samples } of muted) {
    const away = i < at ? at - i : i - (at + samples) + 1;
    if (away <= 0) return 0;
    if (away <= SLOPE) heard = Math.min(heard, Math.sin(((away - 0.5) / SLOPE) * (Math.PI / 2)));
  }
  return heard;
};
