import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import type { ReleaseRecord } from '../../src/documents/model.ts';
import { latestRelease } from '../../src/documents/releases.ts';
import { openRenders } from '../../src/documents/renders.ts';
import type { ObjectStore } from '../../src/ports.ts';
import { namesIn } from '../documents/kit.ts';
import { chances, rounds } from '../support/seed.ts';
import { type Failing, failingStore } from './support/failing-store.ts';
import { openStage, putSmallFilm, putTrack } from './support/small-film.ts';
import { expectWholeResults, unfinishedIn } from './support/undisturbed.ts';

const now = (): Date => new Date();
let folder = '';
let homes = 0;
let earlier: ReleaseRecord | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-store-away-'));
  const store = diskStore(join(folder, 'before'));
  const stage = await openStage(join(folder, 'before'), store);
  await putSmallFilm(stage.workshop, folder, ['burned', 'soft', 'sidecars', 'hls', 'poster']);
  expect(await stage.lead(await stage.ask())).toMatchObject({ state: 'succeeded' });
  earlier = await latestRelease({ store, now }, 'film');
  await putTrack(stage.workshop, 'cs', ' It has changed.');
  await stage.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A home with a release, in which a track has changed since. */
const newHome = async (): Promise<{ readonly home: string; readonly whole: ObjectStore }> => {
  const home = join(folder, `home-${homes++}`);
  await cp(join(folder, 'before'), home, { recursive: true });
  return { home, whole: diskStore(home) };
};

/** Digests of the latest release by name, each read: what the record says of a file is what a reader gets. */
const latest = async (store: ObjectStore): Promise<Readonly<Record<string, string>>> => {
  const release = await latestRelease({ store, now }, 'film');
  for (const { name, sha256 } of release?.files ?? []) {
    const bytes = await store.read(`releases/film/full/${release?.id}/${name}`);
    expect(`${name} ${bytes && createHash('sha256').update(bytes).digest('hex')}`).toBe(`${name} ${sha256}`);
  }
  return digests(release);
};
const digests = (release: ReleaseRecord | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((release?.files ?? []).map(({ name, sha256 }) => [name, sha256]));

/** Everything in a store by name, with what differs from render to render left out. */
const inventory = async (store: ObjectStore): Promise<string[]> =>
  (await namesIn(store))
    .map((name) => name.replaceAll(/\d{8}T\d{9}Z-[0-9a-f]{8}|film\.[0-9a-f]{16}(?:-\w+)?/g, '…'))
    .sort();

/** What a render gives that nothing disturbs, and in how many operations of its store. */
const undisturbed = async () => {
  const { home, whole } = await newHome();
  const counting = failingStore(whole);
  const stage = await openStage(home, counting.store);
  const render = await stage.ask();
  counting.heal();
  expect(await stage.lead(render)).toMatchObject({ state: 'succeeded' });
  const operations = counting.operations();
  await stage.close();
  return { operations, files: await latest(whole), objects: await inventory(whole) };
};

it('a render ends as if nothing had been, wherever the store failed, and readers have the old release or the new one', async () => {
  const { operations, files, objects } = await undisturbed();
  expect(operations).toBeGreaterThan(100);
  const chance = chances('the store is away during a render');
  for (let round = 0; round < rounds(6, 80); round++) {
    const [when, times] = [chance.pick(['before', 'after'] as const), chance.pick([1, Number.POSITIVE_INFINITY])];
    const failing: Failing = { at: 1 + chance.below(operations), when, times };
    const { home, whole } = await newHome();
    const store = failingStore(whole);
    const stage = await openStage(home, store.store);
    const render = await stage.ask();
    store.fail(failing);
    let led = await stage.lead(render);
    const told = JSON.stringify(failing);
    if (led.error) expect(['store-away', 'interrupted'], `${told} ${led.error.stack}`).toContain(led.error.code);
    expect([digests(earlier), files], told).toContainEqual(await latest(whole));
    store.heal();
    for (let attempt = 2; led.state !== 'succeeded' && attempt < 5; attempt++) led = await stage.lead(render, attempt);
    expect(led, told).toMatchObject({ state: 'succeeded', problems: [] });
    await stage.close();
    expect(await latest(whole), told).toEqual(files);
    // The mark of a render that has ended goes when the queue is next compared with the store.
    for await (const open of openRenders({ store: whole, now })) expect.unreachable(`${open} is open. ${told}`);
    expect(await inventory(whole), told).toEqual(objects);
    await expectWholeResults(home);
    expect(await unfinishedIn(home), told).toEqual([]);
    await rm(home, { recursive: true, force: true });
  }
}, 1_200_000);
