import { mkdir } from 'node:fs/promises';
import { newClient } from '../../tests/service/support/client.ts';
import { makeFootage, putFilm } from '../../tests/service/support/films.ts';
import { resultFaults } from '../../tests/service/support/results.ts';
import {
  newFolder,
  type RunningService,
  startService,
  startWorkerProgram,
} from '../../tests/service/support/service.ts';
import { startProgram } from '../../tests/support/program.ts';
import { startRedis } from '../../tests/support/redis-server.ts';
import { chances } from '../../tests/support/seed.ts';
import { type Diary, keepEditing } from './editor.ts';
import { median } from './numbers.ts';
import { type Sample, type Trend, trendRow, trendsOf } from './trend.ts';
import { CPU, watchOver } from './watch-over.ts';

export interface SoakOptions {
  readonly minutes: number;
  /** Films that are edited at once, each by an editor of its own: more than workers, so that work always waits. */
  readonly films: number;
  /** Seconds between two samples. */
  readonly sampleEvery: number;
  /** Seconds between two prunings. */
  readonly pruneEvery: number;
  /** What is pruned, such as `2m`. */
  readonly pruneOlder: string;
  /** Tells how it goes. */
  readonly say: (line: string) => void;
}

export interface Soaked {
  readonly lines: readonly string[];
  readonly diary: Diary;
  readonly trends: readonly Trend[];
  /** How often it was pruned. */
  readonly prunes: number;
}

const SIZE = '64x36';

/**
 * Measures that grow by what is kept on purpose: renders, releases and revisions are never forgotten; steps that failed,
 * such as those of cancelled renders, for a day and up to a thousand.
 */
const KEPT: readonly string[] = ['whole store: files', 'whole store: MB', 'failed steps that are remembered'];

/** A service with two workers under steady work: what each process, Redis and the folders hold must not grow. */
export const soak = async (options: SoakOptions): Promise<Soaked> => {
  const folder = await newFolder();
  const redis = await startRedis();
  const home = folder.path('home');
  const temporary = folder.path('tmp');
  await mkdir(temporary);
  const settings = { REDIS_URL: redis.url, TMPDIR: temporary };
  const [service, ...workers] = await Promise.all([
    startService(home, settings),
    startWorkerProgram(home, settings),
    startWorkerProgram(home, settings),
  ]);
  const pids = workers.map(({ program }, i) => [`worker ${i + 1}`, program.pid] as const);
  const processes = { service: service.program.pid, ...Object.fromEntries(pids) };
  const watch = watchOver({ processes, redisUrl: redis.url, home, temporary, serviceUrl: service.url });
  try {
    const clip = folder.path('a.mp4');
    await makeFootage(clip, 20, SIZE);
    const films = Array.from({ length: options.films }, (_, i) => `film-${i + 1}`);
    for (const [i, id] of films.entries())
      await putFilm(newClient(service), { id, shots: 2, size: SIZE, from: 60 * i }, clip);
    return await run(options, { service, films, clip, sample: watch.sample });
  } finally {
    watch.close();
    await Promise.all([service.stop(), ...workers.map(({ stop }) => stop())]);
    await redis.stop();
    await folder.remove();
  }
};

interface Scene {
  readonly service: RunningService;
  readonly films: readonly string[];
  readonly clip: string;
  readonly sample: () => Promise<Record<string, number>>;
}

const run = async (
  { minutes, sampleEvery, pruneEvery, pruneOlder, say }: SoakOptions,
  { service, films, clip, sample }: Scene,
): Promise<Soaked> => {
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const isOver = (): boolean => elapsed() > minutes * 60;
  const diary: Diary = { renders: [], counts: {}, faults: [] };
  const { url, key, home } = service;
  const editors = films.map((film) =>
    keepEditing({ client: newClient(service), url, key, film, clip, chances: chances(film) }, diary, isOver),
  );
  const samples: Sample[] = [];
  const sampling = every(sampleEvery, isOver, async () => {
    samples.push({ at: elapsed(), values: await sample() });
    if (samples.length % 6 === 1) say(progressLine(elapsed(), diary, samples));
  });
  const prunes: number[] = [];
  const pruning = every(pruneEvery, isOver, async () => {
    const since = performance.now();
    await prune(pruneOlder, home);
    prunes.push((performance.now() - since) / 1000);
  });
  await Promise.all([...editors, sampling, pruning]);
  for (const fault of await resultFaults(home)) diary.faults.push(fault);
  const trends = trendsOf(samples.map(({ at, values }) => ({ at, values: withoutCpu(values) })));
  const middle = began + (minutes * 60_000) / 2;
  const seconds = (isFirst: boolean): number =>
    median(diary.renders.filter(({ at }) => at < middle === isFirst).map((render) => render.seconds));
  const cpu = (isFirst: boolean): number =>
    cpuIn(samples.filter(({ at }) => at < minutes * 30 === isFirst)) /
    diary.renders.filter(({ at }) => at < middle === isFirst).length;
  const grown = trends.filter(({ name, isFlat }) => !isFlat && !KEPT.includes(name)).map(({ name }) => name);
  const lines = [
    `${minutes} minutes, ${films.length} editors, ${Object.entries(diary.counts).map(([what, count]) => `${count} ${what}`)}`,
    `a render took ${seconds(true).toFixed(1)} s in the first half and ${seconds(false).toFixed(1)} s in the second (medians)`,
    `and ${cpu(true).toFixed(2)} s and ${cpu(false).toFixed(2)} s of CPU in the service and the workers, ffmpeg not counted`,
    `pruned ${prunes.length} times, first in ${(prunes[0] ?? 0).toFixed(1)} s, last in ${(prunes.at(-1) ?? 0).toFixed(1)} s`,
    `faults, damaged results among them: ${diary.faults.length}${diary.faults.slice(0, 10).map((fault) => `\n  ${fault}`)}`,
    '| what | first half | second half | slope in the second half, per hour |\n| --- | --- | --- | --- |',
    ...trends.map(trendRow),
    grown.length ? `GROWN: ${grown.join('; ')}` : 'nothing has grown but what is kept on purpose',
  ];
  return { lines, diary, trends, prunes: prunes.length };
};

const isCpu = (name: string): boolean => name.endsWith(CPU);

const withoutCpu = (values: Sample['values']): Sample['values'] =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !isCpu(name)));

/** Seconds of CPU between the first and the last of these samples, of all processes together. */
const cpuIn = (samples: readonly Sample[]): number => {
  const sum = (values: Sample['values'] = {}): number =>
    Object.entries(values).reduce((total, [name, value]) => total + (isCpu(name) ? value : 0), 0);
  return sum(samples.at(-1)?.values) - sum(samples[0]?.values);
};

const progressLine = (seconds: number, { counts, faults }: Diary, samples: readonly Sample[]): string => {
  const values = Object.entries(samples.at(-1)?.values ?? {}).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  return `${seconds.toFixed(0)} s: ${JSON.stringify(counts)}, ${faults.length} faults ${faults.at(-1) ?? ''}; ${values.join('; ')}`;
};

/** Does something again and again, with so many seconds between, until it is over. */
const every = async (seconds: number, isOver: () => boolean, task: () => Promise<void>): Promise<void> => {
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    await task();
  }
};

/** `polyreel store prune`. @throws Error where it finds something wrong */
const prune = async (older: string, home: string): Promise<void> => {
  const { ended, said } = startProgram(['store', 'prune', '--older-than', older, '--home', home]);
  if ((await ended) !== 0) throw new Error(`store prune: ${said.out}${said.err}`);
};
