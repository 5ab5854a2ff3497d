import { afterEach, expect, it } from 'vitest';
import { endRender, openRenders, readRender } from '../../src/documents/renders.ts';
import { PolyreelError } from '../../src/errors.ts';
import { conduct } from '../../src/jobs/conduct.ts';
import type { Planner } from '../../src/jobs/planner.ts';
import { requeue } from '../../src/jobs/requeue.ts';
import { runStep } from '../../src/jobs/run-step.ts';
import { type Desk, openDesk, runningJob } from './support/desk.ts';

let desk: Desk;
afterEach(() => desk.close());

const planning = (plan: () => Promise<never>): { readonly planner: Planner } => ({
  planner: { plan, project: () => Promise.reject(new Error('nobody asks')) },
});
const failing = (error: Error) => planning(() => Promise.reject(error));
const stateOf = async (id: string) => (await readRender(desk.records, id))?.state;
const messages = async () => (await desk.workshop.hooks?.counts())?.waiting;

it.each(['store-away', 'queue-away', 'interrupted'] as const)(
  'a render that met %s stays open, to be led again',
  async (code) => {
    desk = await openDesk(failing(new PolyreelError(code, 'not now.')));
    const { id } = await desk.ask('en');
    await expect(conduct(desk.workshop, desk.events, runningJob(id))).rejects.toMatchObject({ code });
    expect(await stateOf(id)).toBe('running');
    const open: string[] = [];
    for await (const each of openRenders(desk.records)) open.push(each);
    expect(open).toEqual([id]);
  },
);

it('a render that cannot be made ends with what is wrong, and those outside are told', async () => {
  const problems = [{ severity: 'block', code: 'missing-media', at: '/media/a', message: 'no "a.mp4".' }] as const;
  desk = await openDesk(failing(new PolyreelError('bad-input', 'one problem.', { problems })));
  const { id } = await desk.ask('en');
  await conduct(desk.workshop, desk.events, runningJob(id));
  expect(await readRender(desk.records, id)).toMatchObject({ state: 'failed', problems });
  expect(await messages()).toBe(1);
});

it('a fault of ours ends a render as well: led again, it would meet the same', async () => {
  desk = await openDesk(failing(new TypeError('x is not a function')));
  const { id } = await desk.ask('en');
  await conduct(desk.workshop, desk.events, runningJob(id));
  expect(await readRender(desk.records, id)).toMatchObject({ state: 'failed', problems: [{ code: 'unexpected' }] });
});

it('a render that is cancelled while it is led stays cancelled, whatever fails then', async () => {
  const cancelled = async (): Promise<never> => {
    await endRender(desk.records, (await desk.ask('en')).id, { state: 'cancelled', problems: [] });
    throw new PolyreelError('store-away', 'not now.');
  };
  desk = await openDesk();
  const { id } = await desk.ask('en');
  await conduct({ ...desk.workshop, ...planning(cancelled) }, desk.events, runningJob(id));
  expect(await stateOf(id)).toBe('cancelled');
  expect(await messages()).toBe(0);
});

it('an end that nobody was told of is told in the next attempt, and otherwise not again', async () => {
  desk = await openDesk();
  const { id } = await desk.ask('en');
  await endRender(desk.records, id, { state: 'succeeded', problems: [], release: 'r' });
  await conduct(desk.workshop, desk.events, runningJob(id));
  expect(await messages()).toBe(0);
  await conduct(desk.workshop, desk.events, runningJob(id, 2));
  expect(await messages()).toBe(2);
});

it('a render is put into the queue unless it is there or has ended', async () => {
  desk = await openDesk();
  const { renders } = desk.workshop;
  const { id } = await desk.ask('en');
  await requeue(desk.workshop, id);
  await requeue(desk.workshop, id);
  expect(await renders.counts()).toEqual({ waiting: 1, active: 0, failed: 0 });
  await renders.withdraw(id);
  await requeue(desk.workshop, id);
  expect((await renders.find(id))?.data).toEqual({ render: id });
  await renders.withdraw(id);
  await endRender(desk.records, id, { state: 'cancelled', problems: [] });
  await requeue(desk.workshop, id);
  expect(await renders.find(id)).toBeUndefined();
});

it('a render whose job has failed is led anew', async () => {
  desk = await openDesk();
  const { renders } = desk.workshop;
  const { id } = await desk.ask('en');
  await requeue(desk.workshop, id);
  let attempts = 0;
  const worker = await renders.work(
    async () => {
      attempts += 1;
      if (attempts === 1) throw new PolyreelError('unexpected', 'every worker was lost.');
    },
    { concurrency: 1 },
  );
  await expect.poll(async () => (await renders.find(id))?.state).toBe('failed');
  await requeue(desk.workshop, id);
  await expect.poll(() => attempts).toBe(2);
  await worker.close();
});

it('a step of a cancelled render is not begun', async () => {
  desk = await openDesk();
  const { id } = await desk.ask('en');
  await endRender(desk.records, id, { state: 'cancelled', problems: [] });
  const { signal, report } = runningJob(id);
  const data = { render: id, kind: 'mix', keys: ['k'] } as const;
  await expect(runStep(desk.workshop, { id: 'mix-k', data, attempt: 1, signal, report })).rejects.toMatchObject({
    code: 'cancelled',
  });
});
