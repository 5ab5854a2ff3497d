import type { FrameRange } from '../timeline/timeline.ts';

/** Gives those of some ranges that share a frame with one, in order of time. */
export type Meeting<Range> = (range: FrameRange) => Range[];

/**
 * Prepares ranges to be asked many times: of thousands of cues, a span meets one or two. They may overlap.
 * @param ranges in whatever order; those that begin together stay in theirs
 */
export const inTime = <Range extends FrameRange>(ranges: readonly Range[]): Meeting<Range> => {
  const ordered = ranges.filter(({ frames }) => frames > 0).sort((a, b) => a.first - b.first);
  // The latest end of all up to each: it never falls, so it can be searched, as the ends themselves cannot.
  let latest = 0;
  const reaches = ordered.map(({ first, frames }) => {
    latest = Math.max(latest, first + frames);
    return latest;
  });
  return ({ first, frames }) => {
    const met: Range[] = [];
    for (let i = firstAbove(reaches, first, (reach) => reach); i < ordered.length; i++) {
      const range = ordered[i] as Range;
      if (range.first >= first + frames) break;
      if (range.first + range.frames > first) met.push(range);
    }
    return met;
  };
};

/** The index of the first value whose number is above a limit; their count where none is. @param numberOf never falls */
export const firstAbove = <Value>(
  values: readonly Value[],
  limit: number,
  numberOf: (value: Value) => number,
): number => {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(values[middle] as Value) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
};
