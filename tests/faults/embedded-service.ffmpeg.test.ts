import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, newClient } from '../service/support/client.ts';
import { type FilmDraft, makeFootage, putFilm } from '../service/support/films.ts';
import { newFolder, type RunningService, startService } from '../service/support/service.ts';
import { ffmpegsIn, startProgram, until } from '../support/program.ts';
import { chances, rounds } from '../support/seed.ts';
import {
  expectWholeResults,
  type Films,
  midStep,
  releasedFilms,
  renderUndisturbed,
  unfinishedIn,
} from './support/undisturbed.ts';

const film: FilmDraft = { id: 'film', shots: 6, frames: 100, size: '640x360' };
const PRINTED = /admin key: (pr_\S+)/g;

let folder: Awaited<ReturnType<typeof newFolder>>;
let films: Films;
let home: string;
let service: RunningService;
let key: string;
let render: string;

/** The service as it starts without settings: the first time it prints a key. */
const start = async (): Promise<Client> => {
  service = await startService(home, { POLYREEL_ADMIN_KEY: '' }, ['--concurrency', '1']);
  key ??= [...service.program.said.out.matchAll(PRINTED)][0]?.[1] ?? '';
  return newClient({ url: service.url, key });
};

beforeAll(async () => {
  folder = await newFolder();
  home = folder.path('home');
  await makeFootage(folder.path('a.mp4'), 8, '640x360');
  films = await renderUndisturbed(folder.path('.'), film);
});
afterAll(async () => {
  await service?.kill();
  await folder?.remove();
});

// Each of these goes on where the one before was ended: that is the use of it.
describe('the service with its worker inside', () => {
  it('ended in the middle of a step gives it back, ends its ffmpeg, and leaves nothing unfinished', async () => {
    const client = await start();
    expect(key).toMatch(/^pr_/);
    await putFilm(client, film, folder.path('a.mp4'));
    render = await client.render(film.id);
    await midStep(service.program.pid, home);
    const since = performance.now();
    expect(await service.stop()).toBe(0);
    expect(performance.now() - since).toBeLessThan(8_000);
    expect(ffmpegsIn(home)).toEqual([]);
    expect(await unfinishedIn(home)).toEqual([]);
  });

  it('goes on by itself when it is started again, and holds its folder against another', async () => {
    await start();
    await midStep(service.program.pid, home);
    const other = startProgram(['serve', '--port', '0', '--home', home], undefined, tmpdir());
    expect(await other.ended).toBe(2);
    expect(other.said.err).toContain(`home/queue is in use by process ${service.program.pid} on `);
    expect(other.said.out).toBe('');
  });

  it('killed in the middle of a step leaves no ffmpeg', async () => {
    const { below } = chances('the service with its worker inside is killed');
    for (let round = 0; round < rounds(1, 3); round += 1) {
      if (round) await start();
      await midStep(service.program.pid, home);
      await pause(below(300));
      await service.kill();
      await until('its ffmpeg has ended', () => ffmpegsIn(home).length === 0, 2_000);
    }
  });

  it('makes what it would have made undisturbed, once, and prints no second key', async () => {
    const client = await start();
    expect(service.program.said.out).not.toMatch(PRINTED);
    expect(await client.ended(render)).toMatchObject({ state: 'succeeded', problems: [] });
    expect(await releasedFilms(client, film.id)).toEqual(films);
    expect((await client.send('GET', '/v1/documentaries/film/releases')).json.releases).toHaveLength(1);
    expect(await expectWholeResults(home)).toBeGreaterThan(Object.keys(films).length);
    expect(await unfinishedIn(home)).toEqual([]);
    expect(await service.stop()).toBe(0);
    expect(ffmpegsIn(home)).toEqual([]);
    expect(service.program.said.err).not.toContain('the queue may lose work');
  });
});
