import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './program.ts';
import { endServer, freePort, programPath, spawnServer } from './server.ts';

export interface RedisServer {
  readonly url: string;
  /** Where it keeps its files. */
  readonly folder: string;
  /** Stops it in its tracks, and lets it go on. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends it as a power cut would: nothing is saved that was not saved already. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same folder and port, and waits until it answers. */
  readonly restart: () => Promise<void>;
  /** Ends it and removes its folder. */
  readonly stop: () => Promise<void>;
}

/**
 * A Redis of our own on a free port, with the settings that the service asks for; up in about a tenth of a second.
 * @param other settings by the names of redis.conf, in the place of ours
 */
export const startRedis = async (other: RedisSettings = {}): Promise<RedisServer> => {
  const program = programPath('redis-server', 'redis-server', 'TEST_REDIS_URL');
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-redis-'));
  let { port, child } = await startAnywhere(program, folder, other);
  return {
    url: `redis://127.0.0.1:${port}`,
    folder,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    kill: () => endServer(child, 'SIGKILL'),
    restart: async () => {
      child = await startOn(program, folder, port, other);
    },
    stop: async () => {
      await endServer(child, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** A Redis for tests that do not kill it: the one that TEST_REDIS_URL names, else one of our own. */
export const useRedis = async (): Promise<Pick<RedisServer, 'url' | 'stop'>> => {
  const url = process.env.TEST_REDIS_URL;
  return url ? { url, stop: async () => {} } : startRedis();
};

/** Another process may take a port between the look and the start. */
const startAnywhere = async (
  program: string,
  folder: string,
  other: RedisSettings,
): Promise<{ port: number; child: ChildProcess }> => {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { port, child: await startOn(program, folder, port, other) };
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
};

const startOn = async (program: string, folder: string, port: number, other: RedisSettings): Promise<ChildProcess> => {
  const log = join(folder, 'redis.log');
  const child = spawnServer(program, settings(folder, port, other), log);
  await until(`redis-server answers on port ${port}`, async () => {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`redis-server has ended: ${readFileSync(log, 'utf8').slice(-500)}`);
    return answers(port);
  });
  return child;
};

type RedisSettings = Readonly<Record<string, string>>;

const SAFE: RedisSettings = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction' };

const settings = (folder: string, port: number, other: RedisSettings): readonly string[] => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
  ...Object.entries({ ...SAFE, ...other }).flatMap(([name, value]) => [`--${name}`, value]),
];

/** One that still reads its file after a restart says LOADING. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const answer = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => answer(data.toString().startsWith('+PONG')));
    socket.once('error', () => answer(false)).once('timeout', () => answer(false));
  });
