import { parallel } from './parallel.ts';

/** Those of the keys whose results are there: a bucket is asked for many at once. */
export const existingKeys = async (
  keys: readonly string[],
  exists: (key: string) => Promise<boolean>,
): Promise<ReadonlySet<string>> => {
  const found = await parallel(keys, 16, exists);
  return new Set(keys.filter((_, i) => found[i]));
};
