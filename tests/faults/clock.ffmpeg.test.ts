import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { latestRelease } from '../../src/documents/releases.ts';
import { checkStore } from '../../src/jobs/upkeep/check-store.ts';
import { pruneStore } from '../../src/jobs/upkeep/prune-store.ts';
import type { ObjectStore } from '../../src/ports.ts';
import { chances } from '../support/seed.ts';
import { finish, openStage, putSmallFilm, putTrack, type Stage } from './support/small-film.ts';

const HOUR = 3_600_000;
const { signal } = new AbortController();
const chance = chances('clocks go wrong');
let folder = '';
let store: ObjectStore;
/** Milliseconds by which the clock of the workers is wrong when it is asked. */
let wrong = (): number => 0;
let stage: Stage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-clock-'));
  store = diskStore(join(folder, 'home'));
  stage = await openStage(join(folder, 'home'), store, { now: () => new Date(Date.now() + wrong()) });
  await putSmallFilm(stage.workshop, folder, ['burned', 'sidecars']);
});
afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Frees what is older than nothing at all, by a clock that is an hour ahead. */
const prune = () => {
  const { tool, font } = stage.workshop;
  const records = { store, now: () => new Date(Date.now() + HOUR) };
  return pruneStore({ records, tool, font, before: Date.now() + HOUR, dryRun: false, signal });
};

it.each([
  ['is an hour ahead', (): number => HOUR],
  ['is an hour behind', (): number => -HOUR],
  ['jumps whenever it is asked', (): number => chance.below(2 * HOUR) - HOUR],
] as const)('a render whose clock %s ends, and nothing that it needs is pruned meanwhile', async (what, clock) => {
  wrong = clock;
  await putTrack(stage.workshop, 'cs', ` ${what.length}.`);
  const render = await stage.ask();
  let hasEnded = false;
  const ending = finish(stage, render).finally(() => {
    hasEnded = true;
  });
  const freed: number[] = [];
  while (!hasEnded) freed.push((await prune()).freed.results);
  const led = await ending;
  expect(led).toMatchObject({ state: 'succeeded', problems: [] });
  expect(freed.length).toBeGreaterThan(1);
  const { problems } = await checkStore({ store, tool: stage.workshop.tool, signal });
  expect(problems).toEqual([]);
  const latest = await latestRelease({ store, now: () => new Date() }, 'film');
  expect(latest?.files.filter(({ kind }) => kind === 'burned')).toHaveLength(2);
  // All of it is there still: to ask again makes nothing.
  const made = stage.made.size;
  wrong = () => 0;
  expect(await finish(stage, await stage.ask())).toMatchObject({ state: 'succeeded' });
  expect(stage.made.size).toBe(made);
});
