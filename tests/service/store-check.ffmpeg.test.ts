import { afterAll, beforeAll, expect, it } from 'vitest';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { checkStore } from '../../src/jobs/upkeep/check-store.ts';
import { pruneStore } from '../../src/jobs/upkeep/prune-store.ts';
import { builds } from '../footage/builds.ts';
import { type Client, newClient } from './support/client.ts';
import { makeFootage, manifestOf, putFilm } from './support/films.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

const KINDS = ['burned', 'soft', 'sidecars', 'hls', 'hls-ts', 'mkv', 'webm', 'audio', 'poster', 'pack'];
const { signal } = new AbortController();
let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'));
  service = await startService(folder.path('home'), {}, ['--concurrency', '2']);
  client = newClient(service);
  const draft = { id: 'film', shots: 2 };
  await putFilm(client, draft, folder.path('a.mp4'));
  await client.send('PUT', '/v1/documentaries/film/manifest', { ...manifestOf(draft), deliver: KINDS });
  const ended = await client.ended(await client.render('film'));
  if (ended.state !== 'succeeded') throw new Error(JSON.stringify(ended));
}, 300_000);
afterAll(async () => {
  await service?.stop();
  await folder?.remove();
});

it.each(builds)(
  'a release of every kind is whole by $name, and needs all its results',
  async ({ tool }) => {
    const store = diskStore(service.home);
    const { problems, releases } = await checkStore({ store, tool, signal });
    expect(problems).toEqual([]);
    expect(releases.files).toBeGreaterThan(20);
    const records = { store, now: () => new Date() };
    const before = Date.now() + 3_600_000;
    const pruned = await pruneStore({ records, tool, font: notoSans(), before, dryRun: true, signal });
    expect([pruned.freed.results, pruned.problems]).toEqual([0, []]);
  },
  120_000,
);
