import { Redis } from 'ioredis';
import { pgliteQueues } from '../../src/adapters/queue/pglite.ts';
import { redisQueues } from '../../src/adapters/queue/redis.ts';
import type { StepJob } from '../../src/jobs/workshop.ts';
import { newFolder } from '../../tests/service/support/service.ts';
import { until } from '../../tests/support/program.ts';
import { startRedis } from '../../tests/support/redis-server.ts';
import { type Slots, startSlots } from './fleet-slots.ts';
import { leadRenders } from './lead-renders.ts';
import { sampleProcess } from './process-sample.ts';

export interface FleetOptions {
  readonly steps: number;
  readonly slots: number;
  /** Processes that the slots are shared out among. */
  readonly processes: number;
  /** How long a step takes, in which nothing is done. */
  readonly milliseconds: number;
}

/** What one step costs. Times of CPU in milliseconds. */
export interface FleetCosts {
  readonly stepsPerSecond: number;
  /** Of who leads the renders: adds steps, and hears of their ends. */
  readonly leader: number;
  /** Of all processes with slots together. */
  readonly workers: number;
  readonly redis: number;
  /** Bytes that Redis needs for a step that waits. */
  readonly bytes: number;
  /** Steps that Redis still knows of at the end. */
  readonly left: number;
}

const QUEUE = 'steps-fleet';

/** Steps that wait in Redis until all are there, and then are taken by many slots. */
export const fleetOnRedis = async ({ steps, slots, processes, milliseconds }: FleetOptions): Promise<FleetCosts> => {
  const server = await startRedis();
  const redis = new Redis(server.url);
  const queues = redisQueues({ url: server.url });
  const programs: Awaited<ReturnType<typeof startSlots>>[] = [];
  try {
    const queue = queues.open<StepJob>(QUEUE);
    await queues.ping();
    const before = { memory: await memoryOf(redis), redis: await cpuOf(redis), leader: process.cpuUsage() };
    const led = leadRenders(queue, steps);
    await until('all steps wait', async () => (await queue.counts()).waiting === steps, 300_000);
    const bytes = ((await memoryOf(redis)) - before.memory) / steps;
    const each: Slots = { url: server.url, queue: QUEUE, slots: Math.ceil(slots / processes), milliseconds };
    const began = performance.now();
    programs.push(...(await Promise.all(Array.from({ length: processes }, () => startSlots(each)))));
    const started = programs.map(({ pid }) => sampleProcess(pid).cpu);
    await led;
    const seconds = (performance.now() - began) / 1000;
    const workers = programs.reduce((sum, { pid }, i) => sum + sampleProcess(pid).cpu - (started[i] ?? 0), 0);
    const { user, system } = process.cpuUsage(before.leader);
    return {
      stepsPerSecond: steps / seconds,
      leader: (user + system) / 1000 / steps,
      workers: (workers * 1000) / steps,
      redis: (((await cpuOf(redis)) - before.redis) * 1000) / steps,
      bytes,
      left: (await queue.counts()).waiting + (await queue.counts()).active,
    };
  } finally {
    for (const { child } of programs) child.kill('SIGTERM');
    await Promise.all(programs.map(({ ended }) => ended));
    await queues.close();
    redis.disconnect();
    await server.stop();
  }
};

const memoryOf = async (redis: Redis): Promise<number> =>
  Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1]);

/** Seconds. */
const cpuOf = async (redis: Redis): Promise<number> => {
  const info = await redis.info('cpu');
  return ['sys', 'user'].reduce(
    (sum, kind) => sum + Number(new RegExp(`^used_cpu_${kind}:(\\S+)`, 'm').exec(info)?.[1]),
    0,
  );
};

/** The same without Redis: who leads, the database and all slots are one process. */
export const fleetOnPglite = async ({
  steps,
  slots,
  milliseconds,
}: Omit<FleetOptions, 'processes'>): Promise<{ readonly stepsPerSecond: number; readonly cpu: number }> => {
  const folder = await newFolder();
  const queues = await pgliteQueues({ folder: folder.path('queue') });
  try {
    const queue = queues.open<StepJob>(QUEUE);
    const [began, before] = [performance.now(), process.cpuUsage()];
    await queue.work(() => new Promise((resolve) => setTimeout(resolve, milliseconds)), { concurrency: slots });
    await leadRenders(queue, steps);
    const { user, system } = process.cpuUsage(before);
    return { stepsPerSecond: (steps * 1000) / (performance.now() - began), cpu: (user + system) / 1000 / steps };
  } finally {
    await queues.close();
    await folder.remove();
  }
};

/** Steps and processes for numbers of slots: so many that each row takes half a minute to some minutes. */
const ROWS = [
  { slots: 1, processes: 1, steps: 200 },
  { slots: 10, processes: 1, steps: 2_000 },
  { slots: 100, processes: 1, steps: 20_000 },
  { slots: 1_000, processes: 4, steps: 100_000 },
] as const;

/** Where the limit of one queue is. */
export const fleet = async (say: (line: string) => void): Promise<readonly string[]> => {
  say('| slots | processes | steps | steps/s | CPU ms: leader | workers | Redis | together | bytes in Redis |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { slots, processes, steps } of ROWS) {
    const found = await fleetOnRedis({ slots, processes, steps, milliseconds: 100 });
    const { stepsPerSecond, leader, workers, redis, bytes } = found;
    const cpu = [leader, workers, redis, leader + workers + redis].map((ms) => ms.toFixed(2)).join(' | ');
    say(`| ${slots} | ${processes} | ${steps} | ${stepsPerSecond.toFixed(0)} | ${cpu} | ${bytes.toFixed(0)} |`);
  }
  const { stepsPerSecond, cpu } = await fleetOnPglite({ steps: 5_000, slots: 100, milliseconds: 100 });
  return [`PGlite, 5000 steps, 100 slots: ${stepsPerSecond.toFixed(0)} steps/s, ${cpu.toFixed(2)} ms of CPU a step`];
};
