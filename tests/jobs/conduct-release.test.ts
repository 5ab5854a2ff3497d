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
import { atOperation, interrupted } from './support/publishers.ts';

const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const mix = { key: keyOf('mix'), samples: 96_000, entries: [] };
/** One film of no pictures. */
const plan = {
  documentary: 'film',
  languages: ['en'],
  films: [
    {
      ...{ key: keyOf('film'), kind: 'burned', path: 'film.en.720p.mp4', look: 'en', rendition: { name: '720p' } },
      ...{ frames: 50, rate: { num: 25n, den: 1n }, pictures: [], tracks: [], chapters: [] },
      ...{ mix: mix.key, isDelivered: true },
    },
  ],
  ...{ sounds: [], scenes: [], sidecars: [], packs: [], streams: [], stills: [], documents: [], pages: [] },
  thumbnails: { sheets: [], thumbnails: [] },
  ...{ mix, mixes: [mix] },
  ...{ title: 'Film', timeline: { rate: { num: 25n, den: 1n }, shots: [], chapters: [] } },
} as unknown as Plan;

let desk: Desk;
let made: string[];
const open = async (): Promise<void> => {
  const started = await openDesk();
  const results = resultsIn(started.store);
  const planner: Planner = { plan: async () => plan, project: () => Promise.reject(new Error('nobody asks')) };
  const parts = {
    ...{ planner, engineOf: () => ({ results }) as unknown as ReturnType<Workshop['engineOf']> },
    version: '0.1.0',
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
const lead = (id: string, records = desk.records): Promise<void> =>
  conduct({ ...desk.workshop, records }, desk.events, runningJob(id));
const cancel = (id: string) => endRender(desk.records, id, { state: 'cancelled', problems: [] });

it('a result that is lost while the release is put together is made again', async () => {
  const { id } = await desk.ask('en');
  let copies = 0;
  const copy: ObjectStore['copy'] = async (from, to) => {
    copies += 1;
    if (copies === 1) for (const name of await namesIn(desk.store, 'results/')) await desk.store.remove(name);
    return desk.store.copy(from, to);
  };
  await lead(id, { ...desk.records, store: { ...desk.store, copy } });
  expect(made).toEqual(['mix', 'film', 'mix', 'film']);
  const latest = await latestRelease(desk.records, 'film');
  expect(await readRender(desk.records, id)).toMatchObject({ state: 'succeeded', release: latest?.id });
  const origin = { render: id, manifest: 1, tool: 'b', versions: { ffmpeg: '5.1', polyreel: '0.1.0' } };
  expect(latest).toMatchObject({ ...origin, origins: { shared: origin, languages: { en: origin } } });
});

it('a render that is cancelled during the last copies is not released', async () => {
  const { id } = await desk.ask('en');
  const copy: ObjectStore['copy'] = async (from, to) => {
    await cancel(id);
    return desk.store.copy(from, to);
  };
  await lead(id, { ...desk.records, store: { ...desk.store, copy } });
  expect(await readRender(desk.records, id)).toMatchObject({ state: 'cancelled' });
  expect(await listReleases(desk.records, 'film')).toEqual([]);
});

it('whenever a render is cancelled, it is released or cancelled, never both', async () => {
  const ends = new Set<string>();
  for (let nth = 1, came = true; came; nth += 1) {
    await desk.close();
    await open();
    const { id } = await desk.ask('en');
    const pause = atOperation(nth, () => cancel(id));
    await lead(id, interrupted(desk.records, pause.happens));
    came = pause.came();
    const { state, release } = (await readRender(desk.records, id)) ?? {};
    const latest = await latestRelease(desk.records, 'film');
    expect(latest?.id).toBe(release);
    const listed = await listReleases(desk.records, 'film');
    ends.add(`${state}, ${listed.map(({ withdrawn }) => withdrawn?.reason ?? 'there').join() || 'nothing'}`);
  }
  expect([...ends].sort()).toEqual(['cancelled, its render was cancelled', 'cancelled, nothing', 'succeeded, there']);
});

it('a release whose conductor was lost while it was cancelled is withdrawn in the next attempt', async () => {
  const { id } = await desk.ask('en');
  const lost = {
    ...desk.store,
    create: async (...[name, content]: Parameters<ObjectStore['create']>) => {
      const isNew = await desk.store.create(name, content);
      if (!name.endsWith('latest.json')) return isNew;
      await cancel(id);
      throw new Error('killed');
    },
    read: async (name: string) => desk.store.read(name),
  };
  await lead(id, { ...desk.records, store: lost }).catch(() => {});
  await conduct(desk.workshop, desk.events, runningJob(id, 2));
  expect(await latestRelease(desk.records, 'film')).toBeUndefined();
});
