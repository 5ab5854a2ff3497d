import { expect } from 'vitest';
import { until } from '../../support/program.ts';
import { type PublisherProgram, startPublisher } from './publisher-program.ts';

export interface Killing {
  /** From 0 to 1, the same for the same seed. */
  readonly random: () => number;
  readonly times: number;
  /** After how many operations of the store it is killed at the latest. */
  readonly operations: number;
}

/**
 * Starts a publisher again and again, and kills it in the middle so many times; the last one ends by itself. Moments are
 * counted in what it has done, so that a busy machine changes nothing.
 * @returns how often it was killed before it had published all
 */
export const publishKilled = async (
  program: PublisherProgram,
  { random, times, operations }: Killing,
): Promise<number> => {
  for (let killed = 0; killed < times; killed += 1) {
    const { child, said, ended } = startPublisher(program);
    const moment = 1 + Math.floor(random() * operations);
    let [seen, count] = [0, 0];
    const isMoment = (): boolean => {
      for (; seen < said.out.length; seen += 1) if (said.out[seen] === '.') count += 1;
      return count >= moment || child.exitCode !== null;
    };
    try {
      await until(`${moment} operations are done: ${said.err}`, isMoment, 60_000);
    } finally {
      child.kill('SIGKILL');
    }
    const status = await ended;
    if (status !== 'SIGKILL') {
      expect([status, said.err]).toEqual([0, '']);
      return killed;
    }
  }
  const { ended, said } = startPublisher(program);
  expect([await ended, said.err]).toEqual([0, '']);
  return times;
};
