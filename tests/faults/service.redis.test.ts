import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilmDraft, putFilm } from '../service/support/films.ts';
import { chances, rounds } from '../support/seed.ts';
import { type DisturbedFilm, openDisturbedFilm } from './support/disturbed-film.ts';
import { expectTidy, expectUndisturbed } from './support/ended-well.ts';
import { type Moment, withMoment } from './support/moments.ts';
import { unfinishedIn } from './support/undisturbed.ts';

const film = (id: string): FilmDraft => ({ id, title: 'Film', shots: 3 });

let bench: DisturbedFilm;
beforeAll(async () => {
  bench = await openDisturbedFilm(film('film'), 1);
});
afterAll(() => bench?.close());

/** Asks for a render until it is accepted, as a program does whose connection breaks. */
const askUntilAccepted = async (id: string, restart: () => Promise<void>): Promise<string> => {
  const first = await bench.cluster
    .client()
    .render(id)
    .catch(() => undefined);
  await restart();
  return first ?? bench.cluster.client().render(id);
};

it('a render is made once though the service is killed while it accepts it, and when it has', async () => {
  const chance = chances('the service is killed');
  for (let round = 0; round < rounds(2, 8); round += 1) {
    const id = `film-${round}`;
    // Reads and writes of the render: at least four while it is accepted; or also some time after it was.
    const pause = round % 2 && chance.below(1_000);
    const moment: Moment = { path: '/(open-)?renders/', nth: 1 + chance.below(4), pause, signal: 'SIGKILL' };
    await bench.cluster.service().stop();
    await bench.cluster.restartService(withMoment(moment));
    await putFilm(bench.cluster.client(), film(id), bench.clip);
    const { ended } = bench.cluster.service().program;
    const render = await askUntilAccepted(id, async () => {
      expect(await ended).toBe('SIGKILL');
      await bench.cluster.restartService();
    });
    await expectUndisturbed(bench.cluster, render, bench.films);
    const { renders } = (await bench.cluster.client().send('GET', `/v1/documentaries/${id}/renders`)).json;
    expect(renders).toHaveLength(1);
    expect(await readdir(join(bench.cluster.home, 'open-renders'))).toEqual([]);
    await expectTidy(bench.cluster, () => unfinishedIn(bench.cluster.home));
  }
}, 1_200_000);
