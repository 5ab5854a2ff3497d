/** The known word that is the fewest typing slips away; undefined only where nothing is known. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const written = beginning(word);
  let [best, fewest] = [known[0], Number.POSITIVE_INFINITY];
  for (const candidate of known) {
    const other = beginning(candidate);
    // Each letter too many is a slip: of 100,000 unknown fields, most candidates need no closer look.
    if (Math.abs(written.length - other.length) >= fewest) continue;
    const count = slips(written, other);
    if (count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
};

/** At most 64 characters, so that a hostile key costs nothing. */
const beginning = (text: string): string => text.slice(0, 64).toLowerCase();

/** Damerau's distance: a swap of neighbours is one slip. */
const slips = (a: string, b: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost, swap));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
};
