import type { Cue } from '../cue.ts';

/** How another track's times follow from this one's: `time × scale + shift`; `shift` in milliseconds. */
export interface Drift {
  readonly scale: number;
  readonly shift: number;
  /** The frame rates that were confused, as `25 → 23.976`; empty where the times are only shifted. */
  readonly rates: string;
}

/** Conversions between frame rates that should not have been made, and what undoes them. */
const SCALES: readonly (readonly [number, string])[] = [
  [1, ''],
  [1001 / 1000, '23.976 → 24'],
  [1000 / 1001, '24 → 23.976'],
  [25025 / 24000, '23.976 → 25'],
  [24000 / 25025, '25 → 23.976'],
  [25 / 24, '24 → 25'],
  [24 / 25, '25 → 24'],
];

/** Two translators begin the same cue within a quarter of a second of each other. */
const NEAR = 250;
const BIN = 100;
const MOST = 1500;
const SAMPLE = 150;

const startsOf = (cues: readonly Cue[]): number[] =>
  cues
    .slice(0, MOST)
    .map(({ start }) => start)
    .sort((a, b) => a - b);

const sample = (starts: readonly number[]): number[] => {
  const step = Math.max(1, starts.length / SAMPLE);
  return Array.from({ length: Math.min(SAMPLE, starts.length) }, (_, i) => starts[Math.floor(i * step)] ?? 0);
};

/** Index of the nearest of the ascending `starts`. */
const nearest = (starts: readonly number[], time: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const [before = Number.NEGATIVE_INFINITY, after = 0] = [starts[low - 1], starts[low]];
  return time - before < after - time ? before : after;
};

/** The share of `times` that begin where a cue of `starts` begins. */
const share = (times: readonly number[], starts: readonly number[]): number =>
  times.filter((time) => Math.abs(nearest(starts, time) - time) <= NEAR).length / Math.max(1, times.length);

/** The shift that most pairs of cues agree on, to the nearest bin. */
const likeliestShift = (times: readonly number[], starts: readonly number[]): number => {
  const votes = new Map<number, number>();
  let [best, most] = [0, 0];
  for (const time of times)
    for (const start of starts) {
      const bin = Math.round((start - time) / BIN);
      const count = (votes.get(bin) ?? 0) + 1;
      votes.set(bin, count);
      if (count > most) [best, most] = [bin, count];
    }
  return best * BIN;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const refine = (times: readonly number[], starts: readonly number[], shift: number): number => {
  const differences = times
    .map((time) => nearest(starts, time + shift) - time)
    .filter((d) => Math.abs(d - shift) <= NEAR);
  return differences.length > 0 ? Math.round(median(differences)) : shift;
};

const GOOD = 0.6;
const BETTER = 0.25;
const FEWEST = 8;

/**
 * Compares where cues begin. Undefined where the tracks agree, or where nothing simple makes them agree: another
 * cut, or too few cues to tell. Looks at the first 1,500 cues, which is more than an hour of film.
 */
export const findDrift = (cues: readonly Cue[], reference: readonly Cue[]): Drift | undefined => {
  const [starts, times] = [startsOf(reference), sample(startsOf(cues))];
  if (starts.length < FEWEST || times.length < FEWEST) return undefined;
  const now = share(times, starts);
  if (now >= GOOD) return undefined;
  const tries = SCALES.map(([scale, rates]) => {
    const scaled = times.map((time) => time * scale);
    const shift = refine(scaled, starts, likeliestShift(scaled, starts));
    return {
      scale,
      shift,
      rates,
      share: share(
        scaled.map((time) => time + shift),
        starts,
      ),
    };
  });
  const best = tries.reduce((a, b) => (b.share > a.share + 0.02 ? b : a));
  return best.share >= GOOD && best.share >= now + BETTER ? best : undefined;
};

/** The track as it stands in the film. Times are rounded down to whole milliseconds; none becomes negative. */
export const undrift = (cues: readonly Cue[], { scale, shift }: Drift): Cue[] => {
  const moved = (time: number): number => Math.max(0, Math.floor(time * scale + shift));
  return cues.map((cue) => ({ ...cue, start: moved(cue.start), end: moved(cue.end) }));
};
