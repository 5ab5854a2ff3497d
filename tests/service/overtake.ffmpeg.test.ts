import { afterAll, beforeAll, expect, it } from 'vitest';
import { ffmpegsIn, until } from '../support/program.ts';
import { type Client, newClient } from './support/client.ts';
import { makeFootage, putFilm, track } from './support/films.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

const SIZE = '640x360';
let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'), 40, SIZE);
  service = await startService(folder.path('home'), {}, ['--concurrency', '1']);
  client = newClient(service);
});
afterAll(async () => {
  await service?.stop();
  await folder?.remove();
});

it('a one-cue fix and a preview are done before a long render that was asked for first', async () => {
  await putFilm(client, { id: 'short', shots: 2, frames: 100, size: SIZE }, folder.path('a.mp4'));
  expect(await client.ended(await client.render('short'))).toMatchObject({ state: 'succeeded' });
  await putFilm(client, { id: 'long', shots: 16, frames: 150, size: SIZE, from: 300 }, folder.path('a.mp4'));
  const long = await client.render('long');
  await until('the long one encodes', () => ffmpegsIn(service.home).length > 0, 30_000);
  await client.send('PUT', '/v1/documentaries/short/subtitles/cs', track('cs', 'Opraveno'));
  const fix = await client.render('short', { languages: ['cs'] });
  const preview = await client.render('long', { preview: { shot: 15 } });
  for (const id of [fix, preview]) expect(await client.ended(id)).toMatchObject({ state: 'succeeded' });
  const { json } = await client.send('GET', `/v1/renders/${long}`);
  expect(json).toMatchObject({ state: 'running', stage: 'pictures' });
  expect(json.progress).toBeLessThan(0.6);
  await client.send('POST', `/v1/renders/${long}/cancel`);
});
