import { afterAll, beforeAll } from 'vitest';
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
