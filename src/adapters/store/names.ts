/** First parts that the stores keep for themselves: what is being written, who writes it, and what was proven. */
const RESERVED = /^(?:aside|locks)(?:\/|$)/;

/** @throws RangeError where a text cannot name an object: `results/ab/x.json` can, `../x`, `a//b` and `aside/x` cannot */
export const checkName = (name: string): string => {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(name) || name.split('/').includes('..') || isReserved(name))
    throw new RangeError(`not a name of an object: ${JSON.stringify(name)}`);
  return name;
};

/** Whether a name belongs to the store itself, and is never listed. */
export const isReserved = (name: string): boolean => RESERVED.test(name);
