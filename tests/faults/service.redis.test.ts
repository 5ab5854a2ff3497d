import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilmDraft, makeFootage, putFilm } from '../service/support/films.ts';
import { newFolder } from '../service/support/service.ts';
import { chances, rounds } from '../support/seed.ts';
import { type Cluster, startCluster } from './support/cluster.ts';
import { expectTidy, expectUndisturbed } from './support/ended-well.ts';
import { type Moment, withMoment } from './support/moments.ts';
import { type Films, renderUndisturbed, unfinishedIn } from './support/undisturbed.ts';

const film = (id: string): FilmDraft => ({ id, title: 'Film', shots: 3 });

let folder: Awaited<ReturnType<typeof newFolder>>;
let cluster: Cluster;
let films: Films;
beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'), 4);
  films = await renderUndisturbed(folder.path('.'), film('film'));
  cluster = await startCluster(folder.path('home'));
  await cluster.addWorker();
});
afterAll(async () => {
  await cluster?.stop();
  await folder?.remove();
});

/** Asks for a render until it is accepted, as a program does whose connection breaks. */
const askUntilAccepted = async (id: string, restart: () => Promise<void>): Promise<string> => {
  const first = await cluster
    .client()
    .render(id)
    .catch(() => undefined);
  await restart();
  return first ?? cluster.client().render(id);
};

it('a render is made once though the service is killed while it accepts it, and when it has', async () => {
  const chance = chances('the service is killed');
  for (let round = 0; round < rounds(2, 8); round += 1) {
    const id = `film-${round}`;
    // Reads and writes of the render: while it is accepted, or also some time after it was.
    const pause = round % 2 && chance.below(1_000);
    const moment: Moment = { path: '/(open-)?renders/', nth: 1 + chance.below(6), pause, signal: 'SIGKILL' };
    await cluster.service().stop();
    await cluster.restartService(withMoment(moment));
    await putFilm(cluster.client(), film(id), folder.path('a.mp4'));
    const { ended } = cluster.service().program;
    const render = await askUntilAccepted(id, async () => {
      expect(await ended).toBe('SIGKILL');
      await cluster.restartService();
    });
    await expectUndisturbed(cluster, render, films);
    const { renders } = (await cluster.client().send('GET', `/v1/documentaries/${id}/renders`)).json;
    expect(renders).toHaveLength(1);
    expect(await readdir(join(cluster.home, 'open-renders'))).toEqual([]);
    await expectTidy(cluster, () => unfinishedIn(cluster.home));
  }
}, 400_000);
