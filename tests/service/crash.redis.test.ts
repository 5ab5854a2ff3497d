import { copyFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ffmpegsIn, until } from '../support/program.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { openStudio, type Studio } from '../support/studio.ts';
import { type Client, newClient } from './support/client.ts';
import { type FilmDraft, makeFootage, manifestOf, putFilm, track } from './support/films.ts';
import { leftovers, resultFaults } from './support/results.ts';
import {
  newFolder,
  type RunningService,
  type RunningWorkerProgram,
  startService,
  startWorkerProgram,
} from './support/service.ts';

const SIZE = '640x360';
let folder: Awaited<ReturnType<typeof newFolder>>;
let studio: Studio;
let redis: RedisServer;
let service: RunningService;
let client: Client;
let workers: RunningWorkerProgram[] = [];
let home: string;
const settings = () => ({ REDIS_URL: redis.url });

beforeAll(async () => {
  folder = await newFolder();
  studio = await openStudio();
  home = folder.path('home');
  redis = await startRedis();
  await makeFootage(folder.path('a.mp4'), 40, SIZE);
  service = await startService(home, settings());
  client = newClient(service);
});
afterAll(async () => {
  await Promise.all([service?.stop(), ...workers.map(({ stop }) => stop())]);
  await redis?.stop();
  await studio?.close();
  await folder?.remove();
});

/** Two workers on the folder of the service, as on one machine. */
beforeEach(async () => {
  const running = workers.filter(({ program }) => program.child.exitCode === null && program.child.signalCode === null);
  const missing = Array.from({ length: 2 - running.length }, () => startWorkerProgram(home, settings()));
  workers = [...running, ...(await Promise.all(missing))];
}, 60_000);

let films = 0;
/** A film whose work nobody has done yet; 12 spans of six seconds in three looks each. */
const newFilm = (): FilmDraft => {
  films += 1;
  return { id: `film-${films}`, shots: 4, frames: 150, size: SIZE, from: 40 * films };
};

const begin = async (): Promise<{ draft: FilmDraft; render: string }> => {
  const draft = newFilm();
  await putFilm(client, draft, folder.path('a.mp4'));
  const render = await client.render(draft.id);
  await until('it encodes', () => ffmpegsIn(home).length > 0, 60_000);
  return { draft, render };
};

const endsWell = async (render: string, ffmpegEnds = 2_000): Promise<void> => {
  expect(await client.ended(render, 110_000)).toMatchObject({ state: 'succeeded', problems: [] });
  await until('every ffmpeg has ended', () => ffmpegsIn(home).length === 0, ffmpegEnds);
  expect(await resultFaults(home)).toEqual([]);
};

/** Digests of the films of a release are those that the command line makes of the same documents. */
const isAsFromTheCommandLine = async ({ id, ...draft }: FilmDraft): Promise<void> => {
  await copyFile(folder.path('a.mp4'), studio.path('a.mp4'));
  for (const language of ['en', 'cs']) await studio.write(`${language}.srt`, track(language));
  const subtitles = { en: 'en.srt', cs: 'cs.srt' };
  const manifest = await studio.manifest({ ...manifestOf({ id, ...draft }), subtitles }, `${id}.json`);
  const { outputs } = await studio.render([manifest, '--out', studio.path(id)]);
  const { files } = (await client.send('GET', `/v1/documentaries/${id}/releases/latest`)).json;
  const digests = (list: readonly { name?: string; path?: string; sha256: string }[]) =>
    list.map(({ name, path, sha256 }) => `${sha256} ${name ?? path}`).sort();
  expect(digests(files)).toEqual(digests(outputs));
};

it('SIGTERM of a worker in mid-span gives its work back at once', async () => {
  const { render } = await begin();
  const [first] = workers;
  const since = performance.now();
  expect(await first?.stop()).toBe(0);
  expect(performance.now() - since).toBeLessThan(12_000);
  await endsWell(render);
  expect(await leftovers(home)).toEqual([]);
});

it('SIGKILL of a worker in mid-span and of the service costs a render no more than time', {
  timeout: 150_000,
}, async () => {
  const { draft, render } = await begin();
  await Promise.all([workers[0]?.kill(), service.kill()]);
  service = await startService(home, settings());
  client = newClient(service);
  await endsWell(render);
  await isAsFromTheCommandLine(draft);
  expect(await leftovers(home)).toEqual([]);
});

it('SIGKILL and restart of Redis loses nothing that was accepted', { timeout: 150_000 }, async () => {
  const { render } = await begin();
  await redis.kill();
  const draft = newFilm();
  await putFilm(client, draft, folder.path('a.mp4'));
  const refused = await client.send('POST', `/v1/documentaries/${draft.id}/renders`, {});
  expect(refused).toMatchObject({ status: 503, json: { code: 'queue-away' } });
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  await redis.restart();
  await endsWell(render);
});

it('a queue that was lost is filled again from what the store knows', { timeout: 150_000 }, async () => {
  const { render } = await begin();
  const admin = new Redis(redis.url);
  await admin.flushall();
  admin.disconnect();
  // A worker finds out that its job is not its own any more when it renews its lock, every quarter of a minute.
  await endsWell(render, 20_000);
});
