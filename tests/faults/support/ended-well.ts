import { Redis } from 'ioredis';
import { expect } from 'vitest';
import { ffmpegsIn, until } from '../../support/program.ts';
import type { Cluster } from './cluster.ts';
import { expectWholeResults, type Films, releasedFilms } from './undisturbed.ts';

/** Waits for the end of a render and looks that it gave what it would have given undisturbed, once. */
export const expectUndisturbed = async (cluster: Cluster, render: string, films: Films): Promise<void> => {
  const client = cluster.client();
  const { state, problems, documentary } = await client.ended(render, 200_000);
  expect({ state, problems }).toEqual({ state: 'succeeded', problems: [] });
  expect(await releasedFilms(client, documentary)).toEqual(films);
  expect((await client.send('GET', `/v1/documentaries/${documentary}/releases`)).json.releases).toHaveLength(1);
  expect(await expectWholeResults(cluster.home)).toBeGreaterThan(Object.keys(films).length);
};

/** What a queue has beside its jobs, however many there were. */
const OWN = /:(events|meta|marker|id|stalled|stalled-check|failed|pc|repeat)$/;

/** Looks that nothing is left of renders that have ended, and of processes that are gone: in Redis, on disk, running. */
export const expectTidy = async (cluster: Cluster, unfinished: () => Promise<string[]>): Promise<void> => {
  await until('no ffmpeg runs', () => ffmpegsIn(cluster.home).length === 0);
  const redis = new Redis(cluster.redis.url);
  try {
    const left = async (): Promise<string[]> => {
      const failed = await failedIn(redis);
      return (await redis.keys('polyreel:*')).filter((key) => !OWN.test(key) && !failed.includes(key));
    };
    // A lock that was lost goes by itself.
    await until('no job is left in Redis', async () => (await left()).length === 0, 60_000).catch(async () =>
      expect(await left()).toEqual([]),
    );
    for (const key of await redis.keys('polyreel:*:events')) expect(await redis.xlen(key), key).toBeLessThan(15_000);
  } finally {
    redis.disconnect();
  }
  // Processes that go on write something now and then.
  await until('nothing is half-written', async () => (await unfinished()).length === 0).catch(async () =>
    expect(await unfinished()).toEqual([]),
  );
};

/** Jobs that have failed are kept, a day and a thousand at most, for those that ask why. */
const failedIn = async (redis: Redis): Promise<string[]> => {
  const lists = await redis.keys('polyreel:*:failed');
  const ids = lists.map(async (list) => (await redis.zrange(list, '0', '-1')).map((id) => list.replace(/failed$/, id)));
  return (await Promise.all(ids)).flat();
};
