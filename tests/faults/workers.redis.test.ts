import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FilmDraft, makeFootage } from '../service/support/films.ts';
import { newFolder, type RunningWorkerProgram } from '../service/support/service.ts';
import { ffmpegsIn, until } from '../support/program.ts';
import { type Chances, chances, rounds } from '../support/seed.ts';
import { addDoomed, type Cluster, momentOf, startCluster, startRender } from './support/cluster.ts';
import { expectTidy, expectUndisturbed } from './support/ended-well.ts';
import { type Moment, momentIn, type Stage, stages } from './support/moments.ts';
import { type Films, ffmpegsOf, renderUndisturbed, unfinishedIn } from './support/undisturbed.ts';

/** Every round makes the same film, as a documentary of its own. */
const film = (id: string): FilmDraft => ({ id, title: 'Film', shots: 4, frames: 50 });

let folder: Awaited<ReturnType<typeof newFolder>>;
let films: Films;
beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'), 4);
  films = await renderUndisturbed(folder.path('.'), film('film'));
});
afterAll(() => folder?.remove());

/** What happens to a worker that is alone, from its moment on, until the other has done all. */
type Fault = (
  cluster: Cluster,
  doomed: RunningWorkerProgram,
  ended: () => Promise<void>,
  chance: Chances,
) => Promise<void>;

const killed: Fault = async ({ home, addWorker }, { program }, ended) => {
  expect(await program.ended).toMatch(/^SIG(KILL|ABRT)$/);
  await until('its ffmpeg has ended', async () => (await ffmpegsOf(program.pid, home)).length === 0, 10_000);
  await addWorker();
  await ended();
};

const askedToEnd: Fault = async (cluster, { program }, ended) => {
  expect(await program.ended).toBe(0);
  expect(ffmpegsIn(cluster.home)).toEqual([]);
  expect(await unfinishedIn(cluster.home)).toEqual([]);
  expect(await locksIn(cluster)).toEqual([]);
  await cluster.addWorker();
  await ended();
};

/** It goes on when its locks are lost, so that both have the same jobs, or when the other has done all. */
const stoodStill: Fault = async (cluster, { program: { child } }, ended, { pick }) => {
  const held = await locksIn(cluster);
  await cluster.addWorker();
  const isLate = pick([true, false]);
  if (!isLate) {
    await until(
      'its locks are lost',
      async () => (await locksIn(cluster)).every((lock) => !held.includes(lock)),
      90_000,
    );
    child.kill('SIGCONT');
  }
  await ended();
  child.kill('SIGCONT');
  await until('it has left what it held', async () => (await unfinishedIn(cluster.home)).length === 0, 60_000);
  child.kill('SIGTERM');
};

/** Which jobs are held, and by whom. */
const locksIn = async ({ redis: { url } }: Cluster): Promise<string[]> => {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys('polyreel:*:lock');
    return await Promise.all(keys.map(async (key) => `${key} ${await redis.get(key)}`));
  } finally {
    redis.disconnect();
  }
};

const FAULTS: readonly (readonly [string, Moment['signal'], Fault, Stage])[] = [
  ['is killed', 'SIGKILL', killed, 'film'],
  ['stands still for longer than its locks hold, and goes on', 'SIGSTOP', stoodStill, 'release'],
  ['runs out of memory', 'memory', killed, 'result'],
  ['is asked to end', 'SIGTERM', askedToEnd, 'span'],
];

// Taking over from the dead takes half a minute and more: they die side by side.
describe.concurrent('a render is made as if nothing had happened, though its worker', { timeout: 1_200_000 }, () => {
  it.each(FAULTS)('%s in the middle of it', async (what, signal, fault, first) => {
    const chance = chances(what);
    const cluster = await startCluster(folder.path(signal));
    try {
      const order = [first, ...stages.filter((stage) => stage !== first)];
      for (const stage of order.slice(0, rounds(1, order.length))) {
        const moment = momentIn(stage, signal, chance);
        const doomed = await addDoomed(cluster, moment);
        const render = await startRender(cluster, film(`film-${stage}`), folder.path('a.mp4'));
        await momentOf(doomed);
        await fault(cluster, doomed, () => expectUndisturbed(cluster, render, films), chance);
        await expectTidy(cluster, () => unfinishedIn(cluster.home));
        await cluster.endWorkers();
      }
    } finally {
      await cluster.stop();
    }
  });
});
