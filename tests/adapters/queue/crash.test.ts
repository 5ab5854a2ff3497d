import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pgliteQueues } from '../../../src/adapters/queue/pglite.ts';
import { type RunningProgram, until } from '../../support/program.ts';
import { saidBy, startWorkerProgram, type WorkerProgram } from './worker-program.ts';

describe('queues on PGlite', () => {
  let folder = '';
  const programs: RunningProgram[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-queue-'));
  });
  afterEach(async () => {
    for (const { child, ended } of programs.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  });

  const launch = (more: Partial<WorkerProgram> = {}): RunningProgram => {
    const program = startWorkerProgram({ engine: { folder }, queue: 'test', settings: {}, milliseconds: 30, ...more });
    programs.push(program);
    return program;
  };

  it('lose nothing when their process is killed, and go on at once when it comes back', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `job-${index}`);
    const first = launch({ add: ids });
    await until('some have ended', () => saidBy(first, 'end').length > 15);
    await until('it is in the middle', () => saidBy(first, 'begin').length > saidBy(first, 'end').length);
    first.child.kill('SIGKILL');
    await first.ended;
    const done = saidBy(first, 'end');
    const second = launch();
    await until('all have ended', () => new Set([...done, ...saidBy(second, 'end')]).size === ids.length, 20_000);
    // One whose end was not yet written down when the process died is done again.
    const again = saidBy(second, 'end').filter((id) => done.includes(id));
    expect(again.length).toBeLessThanOrEqual(2);
    expect(saidBy(second, 'end')).toHaveLength(ids.length - done.length + again.length);
  });

  it('fail a job that kills their process too often', async () => {
    const settings = { maxStalledCount: 1 };
    await launch({ add: ['poison'], poison: 'poison', settings }).ended;
    await launch({ poison: 'poison', settings }).ended;
    const queues = await pgliteQueues({ folder, ...settings });
    const queue = queues.open<object>('test');
    const failures: string[] = [];
    await queue.listen((event) => void (event.type === 'failed' && failures.push(event.failure.message)));
    await queue.work(async () => {}, { concurrency: 1 });
    await until('it has failed', () => failures.length > 0);
    expect(failures[0]).toMatch(/every worker that took this on was lost/);
    await queue.add([{ id: 'poison', data: {}, priority: 1 }]);
    await until('it is completed', async () => (await queue.find('poison')) === undefined);
    await queues.close();
  });

  it('count the death of their process as an attempt', async () => {
    await launch({ add: ['poison'], poison: 'poison' }).ended;
    const queues = await pgliteQueues({ folder });
    const attempts: number[] = [];
    await queues.open<object>('test').work(async ({ attempt }) => void attempts.push(attempt), { concurrency: 1 });
    await until('it was tried again', () => attempts.length > 0);
    await queues.close();
    expect(attempts).toEqual([2]);
  });

  it('belong to one process, which a second one is told of, and which leaves nothing behind', async () => {
    const first = launch();
    await until('it is open', () => first.said.out.includes('ready'));
    await expect(pgliteQueues({ folder })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`process ${first.pid} `),
    });
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await readdir(folder)).toEqual(['postgres']);
    const queues = await pgliteQueues({ folder });
    await expect(pgliteQueues({ folder })).rejects.toMatchObject({ code: 'conflict' });
    await queues.close();
    expect(await readdir(folder)).toEqual(['postgres']);
  });

  it('belong to one of those that come at the same moment', async () => {
    const both = [launch(), launch()];
    await until('one is open', () => both.some(({ said }) => said.out.includes('ready')));
    const loser = both.find(({ said }) => !said.out.includes('ready'));
    expect(await loser?.ended).toBe(1);
    expect(loser?.said.err).toMatch(/is in use by process \d+ on /);
  });

  it('are taken over from a container that is gone, and not from one that gives signs of life', async () => {
    const gone = join(folder, 'held-by-00000000-1-12');
    await writeFile(gone, 'process 1 on elsewhere');
    const queues = await pgliteQueues({ folder });
    await queues.close();
    expect(await readdir(folder)).toEqual(['postgres']);
    await writeFile(gone, 'process 1 on elsewhere');
    const beat = setInterval(() => void utimes(gone, new Date(), new Date()), 500);
    try {
      await expect(pgliteQueues({ folder })).rejects.toThrow('process 1 on elsewhere');
    } finally {
      clearInterval(beat);
    }
  });
});
