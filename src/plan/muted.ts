import { divide, multiply, type Rational, rational, round, subtract } from '../rational.ts';
import type { ClipPicture } from '../timeline/timeline.ts';

/** Samples of an entry of the mix, from its own first. */
export interface MutedSamples {
  readonly at: number;
  readonly samples: number;
}

/**
 * Where a shot's sound is to be silent; nothing where it is not.
 * @param sound `from`: seconds of source time at which it begins
 */
export const mutedSamples = (
  { mute = [], speed }: ClipPicture,
  { from, samples, sampleRate }: { from: Rational; samples: number; sampleRate: number },
): { muted?: readonly MutedSamples[] } => {
  const sampleOf = (seconds: Rational): number =>
    Math.min(samples, Math.max(0, round(divide(multiply(subtract(seconds, from), rational(sampleRate)), speed))));
  const stretches = mute
    .map(({ from: first, to }) => [sampleOf(first), to ? sampleOf(to) : samples] as const)
    .filter(([first, end]) => end > first)
    .sort((a, b) => a[0] - b[0]);
  const muted: MutedSamples[] = [];
  for (const [first, end] of stretches) {
    const last = muted.at(-1);
    const lastEnd = last ? last.at + last.samples : -1;
    if (last && first <= lastEnd) muted[muted.length - 1] = { at: last.at, samples: Math.max(end, lastEnd) - last.at };
    else muted.push({ at: first, samples: end - first });
  }
  return muted.length ? { muted } : {};
};
