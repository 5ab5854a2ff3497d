import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, newClient } from './support/client.ts';
import { makeFootage, putFilm } from './support/films.ts';
import { resultFaults } from './support/results.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

const COUNT = 200;
const SIZE = '64x36';
const LANGUAGES = ['en', 'cs', 'fr', 'hr', 'de', 'it', 'pl', 'sk'];
/** Different asks that share their work: every choice of some of the languages. */
const choice = (i: number): string[] => LANGUAGES.filter((_, bit) => (i + 1) & (1 << bit));

let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'), 20, SIZE);
  service = await startService(folder.path('home'));
  client = newClient(service);
  await putFilm(client, { id: 'many', shots: 3, size: SIZE, languages: LANGUAGES }, folder.path('a.mp4'));
});
afterAll(async () => {
  await service?.stop();
  await folder?.remove();
});

const all = <Value>(task: (i: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: COUNT }, (_, i) => task(i)));

it('200 identical submissions at once are one render', async () => {
  const replies = await all(() => client.send('POST', '/v1/documentaries/many/renders', {}));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(replies.map(({ json }) => json.id)).size).toBe(1);
  expect((await client.send('GET', '/v1/documentaries/many/renders')).json.renders).toHaveLength(1);
});

it('200 different ones are all accepted, all answer while they are worked off, and all end well', async () => {
  const ids = await all((i) => client.render('many', { languages: choice(i) }));
  expect(new Set(ids).size).toBe(COUNT);
  const ended = await all((i) => client.ended(ids[i] ?? '', 200_000, 2_000));
  expect(ended.filter(({ state }) => state !== 'succeeded')).toEqual([]);
  expect(await resultFaults(service.home)).toEqual([]);
}, 240_000);
