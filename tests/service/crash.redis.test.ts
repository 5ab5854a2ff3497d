import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpegsIn, until } from '../support/program.ts';
import { type Cluster, expectUndisturbed, startCluster, startRender } from './support/cluster.ts';
import { type FilmDraft, makeFootage } from './support/films.ts';
import { newFolder } from './support/service.ts';
import { type Films, ffmpegsOf, midStep, renderUndisturbed, unfinishedIn } from './support/undisturbed.ts';

/** Every test makes the same film, as a documentary of its own. */
const film = (id: string): FilmDraft => ({ id, title: 'Film', shots: 6, frames: 100, size: '640x360' });

let folder: Awaited<ReturnType<typeof newFolder>>;
let films: Films;
const clip = (): string => folder.path('a.mp4');

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(clip(), 8, '640x360');
  films = await renderUndisturbed(folder.path('.'), film('film'));
});
afterAll(() => folder?.remove());

const withCluster = async (name: string, test: (cluster: Cluster) => Promise<void>): Promise<void> => {
  const cluster = await startCluster(folder.path(name));
  try {
    await test(cluster);
  } finally {
    await cluster.stop();
  }
};

/** How many steps somebody holds, as Redis sees it. */
const heldSteps = async ({ redis: { url } }: Cluster): Promise<number> => {
  const redis = new Redis(url);
  try {
    const lists = await redis.keys('polyreel:steps-*:active');
    return (await Promise.all(lists.map((list) => redis.llen(list)))).reduce((sum, length) => sum + length, 0);
  } finally {
    redis.disconnect();
  }
};

// Taking over from the dead takes half a minute and more: they die side by side.
describe.concurrent('a render is made as if nothing had happened', { timeout: 240_000 }, () => {
  it('when a worker is ended, and another killed, in the middle of a step', () =>
    withCluster('steps', async (cluster) => {
      const { home, workers, addWorker } = cluster;
      const ended = await startRender(cluster, film('ended'), clip());
      const { program, stop } = workers[1];
      await midStep(program.pid, home);
      expect(await stop()).toBe(0);
      expect(await ffmpegsOf(program.pid, home)).toEqual([]);
      expect(await heldSteps(cluster)).toBeLessThanOrEqual(1);
      const third = await addWorker();
      await expectUndisturbed(cluster, ended, films);

      const killed = await startRender({ ...cluster, workers: [workers[0], third] }, film('killed'), clip());
      await midStep(third.program.pid, home);
      await third.kill();
      await until('its ffmpeg has ended', async () => (await ffmpegsOf(third.program.pid, home)).length === 0, 2_000);
      await expectUndisturbed(cluster, killed, films);
      await addWorker();
      expect(await unfinishedIn(home)).toEqual([]);
    }));

  it('when the worker that leads it is killed', () =>
    withCluster('leader', async (cluster) => {
      const { home, workers } = cluster;
      const render = await startRender(cluster, film('led'), clip());
      await midStep(workers[0].program.pid, home);
      await workers[0].kill();
      await expectUndisturbed(cluster, render, films);
    }));

  it('when Redis is killed, or loses everything, or the service is killed', () =>
    withCluster('queue', async (cluster) => {
      const { home, redis, workers, service, restartService } = cluster;
      const encodes = () => until('it encodes', () => ffmpegsIn(home).length > 0, 60_000);

      const cut = await startRender(cluster, film('cut'), clip());
      await encodes();
      await redis.kill();
      await redis.restart();
      await expectUndisturbed(cluster, cut, films);

      const lost = await startRender(cluster, film('lost'), clip());
      await encodes();
      const asking = new Redis(redis.url);
      await asking.flushall();
      asking.disconnect();
      await expectUndisturbed(cluster, lost, films);

      const alone = await startRender(cluster, film('alone'), clip());
      await encodes();
      await service().kill();
      await restartService();
      await expectUndisturbed(cluster, alone, films);

      expect(await Promise.all(workers.map(({ stop }) => stop()))).toEqual([0, 0]);
      expect(await unfinishedIn(home)).toEqual([]);
    }));
});
