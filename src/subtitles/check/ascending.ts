/** The first place in the ascending `tails` whose value is greater than `value`. */
const place = (tails: readonly number[], values: readonly number[], value: number): number => {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[tails[middle] ?? 0] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Indices of a longest run of values, not necessarily side by side, that never go down (patience sorting, n log n).
 * What is left out are the fewest that must move for the rest to be in order.
 */
export const longestAscending = (values: readonly number[]): Set<number> => {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  values.forEach((value, i) => {
    const at = place(tails, values, value);
    before[i] = tails[at - 1];
    tails[at] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1); i !== undefined; i = before[i]) kept.add(i);
  return kept;
};
