/** A seeded source of numbers in [0, 1): the footage is the same on every machine and every run. */
export type Random = () => number;

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for where a tree stands. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

export const pick = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

/** A number in [0, 1) that belongs to a whole number, with no state: the same for the same index. */
export const hash = (index: number): number => seeded(index * 7919 + 17)();
