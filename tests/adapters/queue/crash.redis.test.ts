import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redisQueues } from '../../../src/adapters/queue/redis.ts';
import type { JobEvent, Queues, Signal } from '../../../src/ports.ts';
import { type RunningProgram, until } from '../../support/program.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';
import { saidBy, startWorkerProgram, type WorkerProgram } from './worker-program.ts';

const QUICK = { lockDuration: 800, stalledInterval: 300, firstPause: 20, closeWithin: 500 };
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `job-${index}`);
const jobs = (ids: readonly string[]) => ids.map((id) => ({ id, data: {}, priority: 10 }));

/** Stops a process that has begun a job and not ended it. @returns the jobs it holds */
const freezeInJob = async (program: RunningProgram): Promise<string[]> => {
  for (;;) {
    program.child.kill('SIGSTOP');
    await pause(50);
    const held = saidBy(program, 'begin').filter((id) => !saidBy(program, 'end').includes(id));
    if (held.length > 0) return held;
    program.child.kill('SIGCONT');
    await pause(20);
  }
};

describe('queues on Redis', () => {
  let redis: RedisServer;
  let queues: Queues;
  const programs: RunningProgram[] = [];
  beforeEach(async () => {
    redis = await startRedis();
    queues = redisQueues({ url: redis.url, ...QUICK });
  });
  afterEach(async () => {
    for (const { child } of programs.splice(0)) child.kill('SIGKILL');
    await queues.close();
    await redis.stop();
  });

  const start = async () => {
    const name = `test-${randomUUID()}`;
    const queue = queues.open<object>(name);
    const events: JobEvent[] = [];
    await queue.listen((event) => events.push(event));
    const completed = (): string[] => events.filter(({ type }) => type === 'completed').map(({ job }) => job);
    const launch = (more: Partial<WorkerProgram> = {}): RunningProgram => {
      const engine = { url: redis.url };
      const program = startWorkerProgram({ engine, queue: name, settings: QUICK, milliseconds: 60, ...more });
      programs.push(program);
      return program;
    };
    return { queue, name, events, completed, launch };
  };

  it('end every job once though a worker is killed in the middle of two', async () => {
    const { queue, completed, launch } = await start();
    const [doomed, other] = [launch(), launch()];
    const ids = names(60);
    await queue.add(jobs(ids));
    await until('both work', () => saidBy(doomed, 'end').length > 4 && saidBy(other, 'end').length > 4);
    await freezeInJob(doomed);
    doomed.child.kill('SIGKILL');
    await doomed.ended;
    await until('all have ended', () => completed().length >= ids.length);
    await until('none is left', async () => (await queue.counts()).active === 0);
    expect(completed().sort()).toEqual([...ids].sort());
  });

  it('end every job once though a worker is frozen for longer than its lock holds, and goes on', async () => {
    const { queue, completed, launch } = await start();
    const [frozen, other] = [launch({ milliseconds: 200 }), launch({ milliseconds: 200 })];
    const ids = names(30);
    await queue.add(jobs(ids));
    await until('both work', () => saidBy(frozen, 'end').length > 1 && saidBy(other, 'end').length > 1);
    const held = await freezeInJob(frozen);
    await until('its jobs are taken over', () => held.some((id) => saidBy(other, 'begin').includes(id)));
    frozen.child.kill('SIGCONT');
    await until('all have ended', () => completed().length >= ids.length);
    await until('none is left', async () => (await queue.counts()).active === 0);
    expect(completed().sort()).toEqual([...ids].sort());
  });

  it('lose nothing when Redis is killed: say at once that it is away, and go on by themselves', async () => {
    const { queue, completed, launch } = await start();
    const worker = launch({ milliseconds: 20 });
    const ids = names(200);
    const heard: Signal[] = [];
    await queues.hear((message) => heard.push(message));
    await queue.add(jobs(ids));
    await until('some have ended', () => completed().length > 20);
    await redis.kill();
    for (const ask of [() => queue.add(jobs(['never'])), () => queue.find('job-1'), queues.ping, queue.counts]) {
      const asked = performance.now();
      await expect(ask()).rejects.toMatchObject({ code: 'queue-away' });
      expect(performance.now() - asked).toBeLessThan(2_000);
    }
    await redis.restart();
    await until('all have ended', () => completed().length >= ids.length);
    await until('Redis answers', () =>
      queues.ping().then(
        () => true,
        () => false,
      ),
    );
    expect(completed().sort()).toEqual([...ids].sort());
    expect(await queue.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
    await queue.add(jobs(['after']));
    await until('a new one has ended', () => saidBy(worker, 'end').includes('after'));
    await queues.tell({ topic: 'keys-changed', id: 'k' });
    await until('signals are heard again', () => heard.length === 1);
  });

  it('work though Redis is started after the worker', async () => {
    const { queue, completed, launch } = await start();
    await queue.add(jobs(['a']));
    await redis.kill();
    const late = redisQueues({ url: redis.url, ...QUICK });
    await expect(late.ping()).rejects.toMatchObject({ code: 'queue-away' });
    const worker = launch();
    await until('the worker is there', () => worker.said.out.includes('ready'));
    await redis.restart();
    await until('it has ended', () => completed().includes('a'));
    await until('the other answers', () =>
      late.ping().then(
        () => true,
        () => false,
      ),
    );
    await late.close();
  });

  it('say that Redis is away where something else accepts the connection and says nothing', async () => {
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const address = mute.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const deaf = redisQueues({ url: `redis://127.0.0.1:${port}`, ...QUICK });
    const asked = performance.now();
    await expect(deaf.ping()).rejects.toMatchObject({ code: 'queue-away' });
    expect(performance.now() - asked).toBeLessThan(2_000);
    await deaf.close();
    mute.close();
  });

  it('stop a processor whose lock was lost, and run the job again', async () => {
    const { queue, name, completed } = await start();
    const [reasons, attempts]: [unknown[], number[]] = [[], []];
    await queue.work(
      async ({ signal, attempt }) => {
        attempts.push(attempt);
        if (attempts.length > 1) return;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        reasons.push(signal.reason);
        signal.throwIfAborted();
      },
      { concurrency: 1 },
    );
    await queue.add(jobs(['a']));
    await until('it runs', () => attempts.length === 1);
    const redisItself = new Redis(redis.url);
    await redisItself.del(`polyreel:${name}:a:lock`);
    redisItself.disconnect();
    await until('it is completed', () => completed().includes('a'));
    expect(reasons).toMatchObject([{ code: 'interrupted' }]);
    expect(attempts).toEqual([1, 2]);
  });

  it('do not run a job twice at once in one process, though Redis lost it and it was added anew', async () => {
    const queue = queues.open<object>('test');
    const running = { now: 0, most: 0, ended: 0 };
    await queue.work(
      async () => {
        running.now += 1;
        running.most = Math.max(running.most, running.now);
        await pause(300);
        running.now -= 1;
        running.ended += 1;
      },
      { concurrency: 2 },
    );
    await queue.add(jobs(['job']));
    await until('it runs', () => running.now === 1);
    const other = new Redis(redis.url);
    await other.flushall();
    other.disconnect();
    await queue.add(jobs(['job']));
    await until('both have ended', () => running.ended === 2);
    expect(running.most).toBe(1);
  });

  it('close a worker while Redis is away', async () => {
    const { queue } = await start();
    const worker = await queue.work(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      { concurrency: 1 },
    );
    await queue.add(jobs(['a']));
    await until('it runs', () => worker.running().length === 1);
    await redis.kill();
    await worker.close();
    expect(worker.running()).toEqual([]);
    await redis.restart();
  });

  it('fail a job of which every worker dies, and say so; asked again, it gets new chances', async () => {
    const { queue, events, completed, launch } = await start();
    const settings = { ...QUICK, maxStalledCount: 1 };
    await queue.add(jobs(['poison']));
    for (let death = 1; death <= 2; death++) await launch({ poison: 'poison', settings }).ended;
    const healthy = launch({ settings });
    await until('it has failed', () => events.some(({ type }) => type === 'failed'));
    const failed = events.find(({ type }) => type === 'failed');
    expect(failed).toMatchObject({ job: 'poison', failure: { code: 'unexpected', problems: [] } });
    expect(failed?.type === 'failed' && failed.failure.message).toMatch(/every worker that took this on was lost/);
    expect(await queue.find('poison')).toMatchObject({ state: 'failed' });
    healthy.child.kill('SIGTERM');
    expect(await healthy.ended).toBe(0);
    await queue.add(jobs(['poison']));
    await launch({ poison: 'poison', settings }).ended;
    launch({ settings });
    await until('it is completed', () => completed().includes('poison'));
  });
});
