import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longestAscending } from '../../../src/subtitles/check/ascending.ts';

/** By trying everything: the length of the longest run that never goes down. */
const longest = (values: readonly number[]): number => {
  const best: number[] = [];
  values.forEach((value, i) => {
    best[i] = 1 + Math.max(0, ...best.slice(0, i).filter((_, j) => (values[j] ?? 0) <= value));
  });
  return Math.max(0, ...best);
};

it('keeps as many as can be kept, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), (values) => {
      const kept = values.filter((_, i) => longestAscending(values).has(i));
      expect(kept).toEqual([...kept].sort((a, b) => a - b));
      expect(kept).toHaveLength(longest(values));
    }),
  );
});
