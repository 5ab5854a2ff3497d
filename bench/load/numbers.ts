/** The number below which so large a share (0..1) of the others lies; 0 of none. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Milliseconds as a row of a table: how many, median, p99 and the longest. */
export const timesRow = (what: string, times: readonly number[]): string => {
  const at = (share: number): string => quantile(times, share).toFixed(1);
  return `| ${what} | ${times.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`;
};

/** The slope of the line that lies nearest to points (least squares). */
export const slope = (points: readonly (readonly [x: number, y: number])[]): number => {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const [up, across] = points.reduce(
    ([over, under], [at, value]) => [over + (at - x) * (value - y), under + (at - x) ** 2],
    [0, 0],
  );
  return across === 0 ? 0 : up / across;
};
