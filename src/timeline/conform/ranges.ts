/** Half-open, in ascending order, without touching. */
export type Ranges = readonly (readonly [number, number])[];

export const within = (ranges: Ranges, from: number, to: number): Ranges =>
  ranges.flatMap(([a, b]) => (Math.max(a, from) < Math.min(b, to) ? [[Math.max(a, from), Math.min(b, to)]] : []));

export const without = (ranges: Ranges, from: number, to: number): Ranges =>
  from >= to
    ? ranges
    : ranges.flatMap(([a, b]) => [
        ...(a < Math.min(b, from) ? [[a, Math.min(b, from)] as const] : []),
        ...(Math.max(a, to) < b ? [[Math.max(a, to), b] as const] : []),
      ]);
