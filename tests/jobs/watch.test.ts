import { afterEach, beforeEach, expect, it } from 'vitest';
import { endRender, readRender } from '../../src/documents/renders.ts';
import type { RenderEvent } from '../../src/jobs/renders-port.ts';
import { requeue } from '../../src/jobs/requeue.ts';
import { viewOf } from '../../src/jobs/view.ts';
import { newWatch } from '../../src/jobs/watch.ts';
import { type Desk, openDesk } from './support/desk.ts';

let desk: Desk;
let watch: Awaited<ReturnType<typeof newWatch>>;
beforeEach(async () => {
  desk = await openDesk();
  watch = await newWatch(desk.workshop.renders, desk.records, async (id) => {
    const record = await readRender(desk.records, id);
    return record && viewOf(record, undefined);
  });
});
afterEach(() => desk.close());

const follow = async (id: string, after?: string) => {
  const heard: RenderEvent[] = [];
  const stop = await watch.watch(id, after, (event) => void heard.push(event));
  return { heard, stop };
};
/** Takes renders, each of which succeeds after it has reported. */
const takeRenders = () =>
  desk.workshop.renders.work(
    async ({ data: { render }, report }) => {
      report({ stage: 'pictures', progress: 0.5, secondsLeft: 9 });
      await new Promise((resolve) => setTimeout(resolve, 30));
      await endRender(desk.records, render, { state: 'succeeded', problems: [], release: 'r' });
    },
    { concurrency: 1 },
  );
const END = { event: 'state', data: { state: 'succeeded', release: 'r' } };

it('who begins to follow hears how it stands, and then what happens up to the end', async () => {
  const { id } = await desk.ask('en');
  const { heard } = await follow(id);
  expect(heard.map(({ event }) => event)).toEqual(['progress', 'state']);
  await requeue(desk.workshop, id);
  await takeRenders();
  await expect.poll(() => heard.at(-1)).toMatchObject(END);
  expect(heard).toContainEqual(
    expect.objectContaining({ event: 'progress', data: expect.objectContaining({ progress: 0.5 }) }),
  );
});

it('who comes back hears what was missed, and only that', async () => {
  const { id } = await desk.ask('en');
  const first = await follow(id);
  await requeue(desk.workshop, id);
  await takeRenders();
  await expect.poll(() => first.heard.at(-1)).toMatchObject(END);
  const half = first.heard.findIndex(({ event, id: at }) => event === 'progress' && at !== '0');
  const second = await follow(id, first.heard[half]?.id);
  expect(second.heard).toEqual(first.heard.slice(half + 1));
});
