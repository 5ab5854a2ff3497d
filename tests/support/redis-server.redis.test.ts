import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RedisServer, startRedis } from './redis-server.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

const ask = async <Value>(question: (redis: Redis) => Promise<Value>): Promise<Value> => {
  const redis = new Redis(server.url, { maxRetriesPerRequest: 1 });
  redis.on('error', () => {});
  try {
    return await question(redis);
  } finally {
    redis.disconnect();
  }
};

it('keeps what it has acknowledged through a kill and a restart on the same port', async () => {
  await ask((redis) => redis.set('kept', 'yes'));
  await server.kill();
  await expect(ask((redis) => redis.get('kept'))).rejects.toThrow();
  await server.restart();
  expect(await ask((redis) => redis.get('kept'))).toBe('yes');
});

it('never forgets to make room', async () => {
  expect(await ask((redis) => redis.config('GET', 'maxmemory-policy'))).toEqual(['maxmemory-policy', 'noeviction']);
});
