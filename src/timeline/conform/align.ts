import { toNumber } from '../../rational.ts';
import type { Footage } from './footage.ts';

/** An old and a new shot that may show the same; `weight` is how much of it, in seconds of the source. */
export interface Pair {
  readonly old: number;
  readonly now: number;
  readonly weight: number;
  /** False for a card whose words were changed. */
  readonly same: boolean;
}

/** Less than a frame of any film: what only touches shares nothing. */
const NOTHING = 1e-6;
/** A card with other words may be the same card, where nothing speaks for another. */
const REWORDED = 1 / 1024;

interface Stretch {
  readonly kind: Footage['kind'];
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** Approximate: it only chooses between uses; where their frames lie is computed exactly. */
const stretchOf = ({ kind, source, from, frames, step }: Footage): Stretch => {
  const second = toNumber(step);
  return { kind, source, start: from * second, end: (from + frames) * second };
};

const shared = (old: Stretch, now: Stretch): number => {
  if (old.kind !== now.kind) return 0;
  const seconds = Math.min(old.end, now.end) - Math.max(old.start, now.start);
  if (seconds < NOTHING) return 0;
  if (old.source === now.source) return seconds;
  return old.kind === 'card' ? Math.min(seconds, 1) * REWORDED : 0;
};

/**
 * The uses that belong together: partners in the order of both cuts that share the most footage, each shot with one other
 * at most, the earliest where it makes no difference. Time and memory grow with old × new shots.
 */
export const align = (old: readonly Footage[], now: readonly Footage[]): Pair[] => {
  const [from, to] = [old.map(stretchOf), now.map(stretchOf)];
  const width = now.length + 1;
  const best = new Float64Array((old.length + 1) * width);
  for (const [i, a] of from.entries())
    for (const [j, b] of to.entries()) {
      const here = (i + 1) * width + j + 1;
      best[here] = Math.max(at(best, here - width), at(best, here - 1), shared(a, b) + at(best, here - width - 1));
    }
  return wayBack(from, to, best);
};

const at = (numbers: Float64Array, index: number): number => numbers[index] ?? 0;

const wayBack = (from: readonly Stretch[], to: readonly Stretch[], best: Float64Array): Pair[] => {
  const width = to.length + 1;
  const pairs: Pair[] = [];
  let [i, j] = [from.length, to.length];
  while (i > 0 && j > 0) {
    const here = i * width + j;
    if (at(best, here) === at(best, here - 1)) j -= 1;
    else if (at(best, here) === at(best, here - width)) i -= 1;
    else {
      const [a, b] = [from[i - 1], to[j - 1]];
      i -= 1;
      j -= 1;
      if (a && b) pairs.push({ old: i, now: j, weight: shared(a, b), same: a.source === b.source });
    }
  }
  return pairs.reverse();
};
