import { afterEach } from 'vitest';
import { type FaultyBucket, openFaultyBucket } from '../adapters/store/s3/desk.ts';
import type { Asked, Fault } from '../support/faulty-proxy.ts';
import { newRandom } from '../support/random.ts';
import { type KilledBench, SEED, testKilledPublishers } from './support/while-killed.ts';

/** What can be cut is what is on the way: the rest would be silence, which is waited for. */
const faultsOf = ({ method, headers }: Asked): readonly Fault[] => [
  ...(['unavailable', 'lost-answer'] as const),
  ...(method === 'GET' ? (['cut-answer'] as const) : []),
  ...(Number(headers['content-length'] ?? 0) > 0 ? (['cut-request'] as const) : []),
];

let bucket: FaultyBucket | undefined;
afterEach(() => bucket?.close());

/** Of a hundred requests on the way to the bucket, six fail and four are slow. */
const open = async (): Promise<KilledBench> => {
  const opened = await openFaultyBucket();
  bucket = opened;
  const { folder, settings, proxy, store, behind } = opened;
  const random = newRandom(SEED);
  const begin = (): void =>
    proxy.befall(async (asked) => {
      const chance = random();
      const faults = faultsOf(asked);
      if (chance < 0.06) return faults[Math.floor((chance / 0.06) * faults.length)];
      if (chance < 0.1) await new Promise((resolve) => setTimeout(resolve, 300 * random()));
      return undefined;
    });
  return { folder, place: { s3: settings }, store, behind, begin };
};

testKilledPublishers('in a bucket that is away now and then', open);
