import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PolyreelError } from '../../src/errors.ts';
import { runSteps, type StepsRun } from '../../src/jobs/wait.ts';
import type { StepJob } from '../../src/jobs/workshop.ts';
import type { JobProcessor, NewJob } from '../../src/ports.ts';
import { until } from '../support/program.ts';
import { type Desk, openDesk } from './support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const step = (key: string, render = 'film.1'): NewJob<StepJob> => ({
  id: `sound-${key}`,
  data: { render, kind: 'sound', keys: [key] },
  priority: 10,
});
const take = (processor: JobProcessor<StepJob>, concurrency = 1) =>
  desk.workshop.steps.work(processor, { concurrency });
const wait = (keys: readonly string[], more: Partial<StepsRun> = {}, render?: string): Promise<void> => {
  const { workshop, events } = desk;
  const { signal } = new AbortController();
  const run = { queue: workshop.steps, events, isDone: async () => false, signal, onShare: () => {}, pause: 5 };
  return runSteps(
    keys.map((key) => step(key, render)),
    { ...run, ...more },
  );
};

describe('waiting for steps', () => {
  it('ends when all have ended, whoever asked for them', async () => {
    const taken: string[] = [];
    const both = [wait(['a', 'b']), wait(['b', 'c'], {}, 'film.2')];
    await take(async ({ data }) => void taken.push(...data.keys));
    await Promise.all(both);
    expect(taken.sort()).toEqual(['a', 'b', 'c']);
  });

  it('ends by the first failure, and takes back what has not begun', async () => {
    const waiting = wait(['a', 'b', 'c']);
    await take(async ({ data: { keys } }) => {
      if (keys.includes('a')) throw new PolyreelError('bad-input', 'no such frame.');
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await expect(waiting).rejects.toMatchObject({ code: 'bad-input', message: 'no such frame.' });
    expect(await desk.workshop.steps.counts()).toMatchObject({ waiting: 0 });
  });

  it('takes nothing back where another leads the render on', async () => {
    const stop = new AbortController();
    const waiting = wait(['a', 'b'], { signal: stop.signal });
    stop.abort(new PolyreelError('interrupted', 'this worker closes.'));
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
    expect(await desk.workshop.steps.counts()).toMatchObject({ waiting: 2 });
  });

  it('takes back what a cancelled render waited for, and puts back what another waits for as well', async () => {
    const stop = new AbortController();
    const [cancelled, other] = [wait(['a', 'b'], { signal: stop.signal }), wait(['b'], {}, 'film.2')];
    stop.abort(new PolyreelError('cancelled', 'the job was cancelled.'));
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const taken: StepJob[] = [];
    await take(async ({ data }) => void taken.push(data));
    await other;
    expect(taken).toEqual([{ render: 'film.2', kind: 'sound', keys: ['b'] }]);
  });

  it('puts back a step that failed because the render which asked for it first was cancelled', async () => {
    await desk.workshop.steps.add([step('a', 'film.cancelled')]);
    const waiting = wait(['a'], {}, 'film.2');
    const taken: string[] = [];
    await take(async ({ data: { render } }) => {
      taken.push(render);
      if (render === 'film.cancelled') throw new PolyreelError('cancelled', 'the render was cancelled.');
    });
    await waiting;
    expect(taken).toEqual(['film.cancelled', 'film.2']);
  });

  it('tries on while the store is away', async () => {
    let tries = 0;
    const waiting = wait(['a']);
    await take(async () => {
      tries += 1;
      if (tries < 6) throw new PolyreelError('store-away', 'the store does not answer.');
    });
    await waiting;
    expect(tries).toBe(6);
  });

  it('finds what ended unheard, and puts back what a lost queue knows nothing of', async () => {
    const deaf = { subscribe: () => () => {}, close: async () => {} };
    const done = new Set(['a']);
    const isDone = async ({ keys: [key = ''] }: StepJob) => done.has(key);
    const waiting = wait(['a', 'b'], { events: deaf, isDone, sweepEvery: 20 });
    await until('both wait', async () => (await desk.workshop.steps.counts()).waiting === 2);
    for (const key of ['a', 'b']) await desk.workshop.steps.withdraw(step(key).id);
    await take(async ({ data }) => void done.add(data.keys[0] ?? ''));
    await waiting;
    expect([...done]).toEqual(['a', 'b']);
  });

  it('puts nothing back after its end', async () => {
    let adds = 0;
    const stop = new AbortController();
    const queue = {
      ...desk.workshop.steps,
      add: async (jobs: readonly NewJob<StepJob>[]) => {
        if (adds++ > 0) throw new PolyreelError('queue-away', 'Redis does not answer.');
        await desk.workshop.steps.add(jobs);
      },
    };
    const waiting = wait(['a'], { queue, signal: stop.signal });
    await until('it waits', async () => (await desk.workshop.steps.counts()).waiting === 1);
    await desk.workshop.steps.withdraw(step('a').id);
    await until('it is put back in vain', () => adds > 2);
    stop.abort(new PolyreelError('cancelled', 'the job was cancelled.'));
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    const before = adds;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(adds).toBeLessThanOrEqual(before + 1);
  });

  it('does not ask a queue that is away once for every step', async () => {
    let asked = 0;
    const stop = new AbortController();
    const withdraw = async (): Promise<void> => {
      asked += 1;
      throw new PolyreelError('queue-away', 'Redis does not answer.');
    };
    const waiting = wait(['a', 'b', 'c'], { queue: { ...desk.workshop.steps, withdraw }, signal: stop.signal });
    stop.abort(new PolyreelError('cancelled', 'the job was cancelled.'));
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked).toBe(1);
  });
});
