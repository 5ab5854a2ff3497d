import { newRandom } from './random.ts';

/** Decides what the benches of faults and attacks do. `npm test` always takes the same; a bench takes a new one each time. */
export const seed = Number(process.env.POLYREEL_TEST_SEED ?? 1);

/** True in `npm run test:faults` and `test:attacks`; `npm test` runs a short form of both. */
export const thorough = process.env.POLYREEL_TEST_THOROUGH === '1';

/** So many rounds in `npm test`, and so many in a bench. */
export const rounds = (short: number, long: number): number => (thorough ? long : short);

/** Chances of one part of a bench: the same in every run with the same seed, whatever other parts ask for. */
export interface Chances {
  /** 0 to 1. */
  readonly number: () => number;
  /** A whole number from 0 to below a limit. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly bytes: (length: number) => Uint8Array;
}

/** @param part a name of its own for each part, such as the title of its test */
export const chances = (part: string): Chances => {
  const number = newRandom([...part].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed));
  const below = (limit: number): number => Math.floor(number() * limit);
  return {
    number,
    below,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[below(items.length)] as T;
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
};
