import { afterAll, beforeAll, expect, it } from 'vitest';
import { redisQueues } from '../../../src/adapters/queue/redis.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';
import { QUICK, queueContract } from './contract.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

queueContract('Redis', async () => {
  const [here, there] = [redisQueues({ url: server.url, ...QUICK }), redisQueues({ url: server.url, ...QUICK })];
  return { here, there, close: async () => void (await Promise.all([here.close(), there.close()])) };
});

it('takes the jobs of many who add hundreds at once: one that waits for its turn is not told that Redis is away', async () => {
  const queues = redisQueues({ url: server.url });
  const queue = queues.open<object>('crowded');
  const jobs = (film: number) =>
    Array.from({ length: 400 }, (_, i) => ({ id: `film-${film}-${i}`, data: {}, priority: 10 }));
  await Promise.all(Array.from({ length: 50 }, (_, film) => queue.add(jobs(film))));
  expect((await queue.counts()).waiting).toBe(20_000);
  await queues.close();
});
