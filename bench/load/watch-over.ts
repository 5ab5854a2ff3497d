import { join } from 'node:path';
import { Redis } from 'ioredis';
import { countIn, sizeOfFolder } from './folder-size.ts';
import { sampleProcess } from './process-sample.ts';

export interface Watched {
  /** Process ids by what they are called in the tables. */
  readonly processes: Readonly<Record<string, number>>;
  readonly redisUrl: string;
  readonly home: string;
  /** The folder for temporary files of all processes. */
  readonly temporary: string;
  readonly serviceUrl: string;
}

/** Measures what a service holds, over and over. */
export const watchOver = (watched: Watched) => {
  const redis = new Redis(watched.redisUrl);
  return {
    sample: async (): Promise<Record<string, number>> => {
      const service = await ofService(watched.serviceUrl);
      const failed = service['failed steps that are remembered'] ?? 0;
      const inRedis = await ofRedis(redis, failed);
      return { ...ofProcesses(watched.processes), ...service, ...inRedis, ...(await ofFolders(watched)) };
    },
    close: () => redis.disconnect(),
  };
};

/** Ends the name of the seconds of CPU that a process has taken so far. */
export const CPU = ': CPU, s';

const ofProcesses = (processes: Watched['processes']): Record<string, number> =>
  Object.fromEntries(
    Object.entries(processes).flatMap(([name, pid]) => {
      const { memory, files, cpu } = sampleProcess(pid);
      return [
        [`${name}: memory, MB`, memory],
        [`${name}: open files`, files],
        [`${name}${CPU}`, cpu],
      ];
    }),
  );

/** What the service says of itself to Prometheus. */
const METRICS = {
  'service: heap in use, MB': [/^nodejs_heap_size_used_bytes (\S+)$/m, 1e6],
  'steps that wait': [/^polyreel_queue_jobs\{queue="steps",state="waiting"\} (\S+)$/m, 1],
  'failed steps that are remembered': [/^polyreel_queue_jobs\{queue="steps",state="failed"\} (\S+)$/m, 1],
} as const;

const ofService = async (url: string): Promise<Record<string, number>> => {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Object.fromEntries(
    Object.entries(METRICS).flatMap(([name, [pattern, unit]]) => {
      const [, value] = pattern.exec(text) ?? [];
      return value === undefined ? [] : [[name, Number(value) / unit]];
    }),
  );
};

const ofRedis = async (redis: Redis, failed: number): Promise<Record<string, number>> => {
  const [, bytes = '0'] = /^used_memory:(\d+)/m.exec(await redis.info('memory')) ?? [];
  return {
    'Redis: keys, those of failed steps not counted': (await redis.dbsize()) - failed,
    'Redis: memory, MB': Number(bytes) / 1e6,
  };
};

const ofFolders = async ({ home, temporary }: Watched): Promise<Record<string, number>> => {
  const unfinished = ['work', 'aside', 'uploads'].map((name) => countIn(join(home, name)));
  const results = await sizeOfFolder(join(home, 'results'));
  const all = await sizeOfFolder(home);
  return {
    'temporary files': (await Promise.all([countIn(temporary), ...unfinished])).reduce((sum, one) => sum + one, 0),
    'results: files': results.files,
    'results: MB': results.megabytes,
    'whole store: files': all.files,
    'whole store: MB': all.megabytes,
  };
};
