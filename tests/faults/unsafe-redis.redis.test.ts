import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { redisQueues } from '../../src/adapters/queue/redis.ts';
import type { Finding } from '../../src/cli/service-findings.ts';
import { newFolder, startService } from '../service/support/service.ts';
import { startProgram } from '../support/program.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer | undefined;
afterEach(() => redis?.stop());

/** A value of each setting with which Redis may lose what it was given, and the one that it should have. */
const SETTINGS = {
  'maxmemory-policy': ['allkeys-lru', 'noeviction'],
  appendonly: ['no', 'yes'],
  appendfsync: ['everysec', 'always'],
} as const;
type Name = keyof typeof SETTINGS;

const startUnsafe = async (...names: Name[]): Promise<string> => {
  redis = await startRedis(Object.fromEntries(names.map((name) => [name, SETTINGS[name][0]])));
  return redis.url;
};

const remedies = (...names: Name[]) =>
  names.map((name) => {
    const [bad, good] = SETTINGS[name];
    const [written, atOnce] = [`"${name} ${good}" in redis\\.conf`, `redis-cli config set ${name} ${good}\\.`];
    return expect.stringMatching(new RegExp(`${name} is ${bad}: .*${written}, .*${atOnce}`));
  });

const toldOf = async (url: string): Promise<readonly string[]> => {
  const queues = redisQueues({ url });
  try {
    return await queues.unsafeSettings();
  } finally {
    await queues.close();
  }
};

describe('a Redis that may lose what it was given', () => {
  it('is told of by doctor and in the log of the service, with the remedy', async () => {
    const folder = await newFolder();
    try {
      const home = folder.path('home');
      const settings = { REDIS_URL: await startUnsafe('maxmemory-policy', 'appendfsync') };
      const expected = remedies('maxmemory-policy', 'appendfsync');
      const { ended, said } = startProgram(['doctor', '--json'], undefined, undefined, settings);
      expect(await ended).toBe(3);
      const { findings } = JSON.parse(said.out) as { findings: Finding[] };
      const told = findings.filter(({ what }) => what === 'redis');
      expect(told).toEqual(expected.map((says) => ({ what: 'redis', ok: false, says })));
      const service = await startService(home, settings);
      expect(await service.stop()).toBe(0);
      const log = service.program.said.err.split('\n').filter((line) => line.includes('the queue may lose work'));
      expect(log.map((line) => JSON.parse(line).msg)).toEqual(expected);
    } finally {
      await folder.remove();
    }
  });

  it.each<Name[][]>([[[]], [['appendonly', 'appendfsync']], [['appendfsync']], [['maxmemory-policy']]])(
    'is told of for what is set wrong, and for nothing else: %s',
    async (names) => {
      // Where there is no file, nobody cares how often it is synchronised.
      const expected = remedies(...names.filter((name) => name !== 'appendfsync' || !names.includes('appendonly')));
      expect(await toldOf(await startUnsafe(...names))).toEqual(expected);
    },
  );

  it('is told of as far as it can be known where it forbids the question', async () => {
    const url = await startUnsafe('maxmemory-policy', 'appendfsync');
    const asking = new Redis(url);
    await asking.call('ACL', 'SETUSER', 'default', '-config');
    asking.disconnect();
    expect(await toldOf(url)).toEqual(remedies('maxmemory-policy'));
  });
});
