import { expect } from 'vitest';
import type { Records } from '../../../src/documents/records.ts';
import { latestRelease } from '../../../src/documents/releases.ts';
import { PolyreelError } from '../../../src/errors.ts';
import type { Made } from '../../../src/jobs/compose.ts';
import { newRandom } from '../../support/random.ts';
import { interrupted, keepResults, LANGUAGES, laterWins, madeBy, publish, told } from './publishers.ts';

/** Lets others go on. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const isAway = (error: unknown): boolean => error instanceof PolyreelError && error.code === 'store-away';

const patiently = async <Value>(task: () => Promise<Value>): Promise<Value> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await task();
    } catch (error) {
      if (!isAway(error) || tries === 20) throw error;
    }
};

/** Kills a publisher before one of its operations; nothing that it began goes on. */
const killed = (records: Records, nth: number): Records => {
  let count = 0;
  return interrupted(records, async () => {
    count += 1;
    if (count >= nth) throw new Error('killed');
  });
};

/**
 * Publishes twenty releases, some at the same time, each by publishers that are killed at random moments until one
 * comes through; a reader asks for the latest one all the while and reads everything it names.
 * @returns how many different releases the reader saw
 */
export const readWhilePublished = async (records: Records, seed: number): Promise<number> => {
  const chance = newRandom(seed);
  const all = Array.from({ length: 20 }, (_, i) => madeBy(i + 1, ...LANGUAGES.filter(() => chance() < 0.5), 'cs'));
  const renders = all.map((made): Made => {
    const languages = [...new Set(made.render.languages)];
    return madeBy(Number(made.render.id.slice(5, 21)), ...languages);
  });
  await patiently(() => keepResults(records.store, renders));
  let isOver = false;
  const seen = new Set<string>();
  const look = async (): Promise<string> => {
    const latest = await latestRelease(records, 'film');
    const films = await told(records, latest);
    if (latest) seen.add(latest.id);
    return films;
  };
  const failures: unknown[] = [];
  const reading = (async () => {
    for (; !isOver; await breath()) await look().catch((error: unknown) => failures.push(error));
  })();
  const lead = async (made: Made): Promise<void> => {
    for (let life = 1; ; life += 1) {
      const isKilled = life < 4 && chance() < 0.7;
      try {
        const breathing = interrupted(records, breath);
        await publish(isKilled ? killed(breathing, 1 + Math.floor(chance() * 40)) : breathing, made);
        return;
      } catch (error) {
        // The store may be away for a while; a publisher that meets that is led again.
        if (life === 20) throw error;
      }
    }
  };
  const queue = [...renders];
  const lane = async (): Promise<void> => {
    for (let made = queue.shift(); made; made = queue.shift()) await lead(made);
  };
  try {
    await Promise.all([lane(), lane(), lane()]);
  } finally {
    isOver = true;
  }
  await reading;
  // A store that is away says so; what is missing or mixed is never that.
  expect(failures.filter((error) => !isAway(error))).toEqual([]);
  expect(await patiently(look)).toBe(laterWins(renders));
  return seen.size;
};
