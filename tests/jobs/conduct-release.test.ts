import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { latestRelease, listReleases } from '../../src/documents/releases.ts';
import { endRender, readRender } from '../../src/documents/renders.ts';
import { conduct } from '../../src/jobs/conduct.ts';
import type { Planner } from '../../src/jobs/planner.ts';
import type { Workshop } from '../../src/jobs/workshop.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { ObjectStore } from '../../src/ports.ts';
import { dataOf, resultsIn } from '../../src/run/results.ts';
import { bytes, namesIn } from '../documents/kit.ts';
import { type Desk, openDesk, runningJob } from './support/desk.ts';

const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex');
/** One film of no pictures. */
const plan = {
  documentary: 'film',
  languages: ['en'],
  films: [
    {
      ...{ key: keyOf('film'), kind: 'burned', path: 'film.en.720p.mp4', look: 'en', rendition: { name: '720p' } },
      ...{ frames: 50, rate: { num: 25n, den: 1n }, pictures: [] },
    },
  ],
  ...{ sounds: [], scenes: [], sidecars: [], mix: { key: keyOf('mix'), samples: 96_000 } },
} as unknown as Plan;

let desk: Desk;
let made: string[];
const open = async (): Promise<void> => {
  const started = await openDesk();
  const results = resultsIn(started.store);
  const planner: Planner = { plan: async () => plan, project: () => Promise.reject(new Error('nobody asks')) };
  const parts = {
    ...{ planner, engineOf: () => ({ results }) as unknown as ReturnType<Workshop['engineOf']> },
    tool: { describe: async () => ({ build: 'b', version: '5.1' }) } as unknown as Workshop['tool'],
  };
  desk = { ...started, workshop: { ...started.workshop, ...parts } };
  made = [];
  await desk.workshop.steps.work(
    async ({ data: { kind, keys } }) => {
      made.push(kind);
      for (const key of keys) await keep(key);
    },
    { concurrency: 1 },
  );
};
beforeEach(open);
afterEach(() => desk.close());

const keep = async (key: string): Promise<void> => {
  const data = bytes(`the result ${key}`);
  const record = { bytes: data.length, sha256: keyOf(`the result ${key}`), facts: {} };
  await desk.store.replace(dataOf(key), data);
  await desk.store.replace(dataOf(key).replace(/data$/, 'record.json'), bytes(JSON.stringify(record)));
};
const lead = (id: string, copy: ObjectStore['copy']): Promise<void> => {
  const records = { ...desk.records, store: { ...desk.store, copy } };
  return conduct({ ...desk.workshop, records }, desk.events, runningJob(id));
};

it('a result that is lost while the release is put together is made again', async () => {
  const { id } = await desk.ask('en');
  let copies = 0;
  await lead(id, async (from, to) => {
    copies += 1;
    if (copies === 1) for (const name of await namesIn(desk.store, 'results/')) await desk.store.remove(name);
    return desk.store.copy(from, to);
  });
  expect(made).toEqual(['mix', 'film', 'mix', 'film']);
  const latest = await latestRelease(desk.records, 'film');
  expect(await readRender(desk.records, id)).toMatchObject({ state: 'succeeded', release: latest?.id });
});

it('a render that is cancelled during the last copies ends cancelled, and nothing is released', async () => {
  const { id } = await desk.ask('en');
  await lead(id, async (from, to) => {
    await endRender(desk.records, id, { state: 'cancelled', problems: [] });
    return desk.store.copy(from, to);
  });
  expect(await readRender(desk.records, id)).toMatchObject({ state: 'cancelled' });
  expect(await latestRelease(desk.records, 'film')).toBeUndefined();
  expect(await listReleases(desk.records, 'film')).toEqual([]);
});
