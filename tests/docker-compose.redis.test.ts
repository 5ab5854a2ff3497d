import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { until } from './support/program.ts';

it('the Redis of docker-compose.yml, started by the same command, keeps what it accepts and drops nothing', async () => {
  const { services } = parse(await readFile(resolve(import.meta.dirname, '../docker-compose.yml'), 'utf8'), {
    merge: true,
  });
  const [program, ...args] = services.redis.command as string[];
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-compose-'));
  const socket = join(folder, 'redis.sock');
  const child = spawn(program ?? '', [...args, '--port', '0', '--unixsocket', socket, '--dir', folder], {
    stdio: 'ignore',
  });
  const client = new Redis({ path: socket, lazyConnect: true, retryStrategy: () => 50 });
  client.on('error', () => {});
  try {
    await until('Redis answers', async () => (await client.ping().catch(() => '')) === 'PONG');
    const asked = ['appendonly', 'appendfsync', 'maxmemory-policy'];
    const settings = await Promise.all(asked.map((name) => client.config('GET', name)));
    expect(Object.fromEntries(settings as [string, string][])).toEqual({
      appendonly: 'yes',
      appendfsync: 'always',
      'maxmemory-policy': 'noeviction',
    });
  } finally {
    client.disconnect();
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
});
