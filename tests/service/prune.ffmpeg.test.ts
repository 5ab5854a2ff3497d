import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { checkStore } from '../../src/jobs/upkeep/check-store.ts';
import { pruneStore } from '../../src/jobs/upkeep/prune-store.ts';
import { namesIn } from '../documents/kit.ts';
import { startProgram } from '../support/program.ts';
import { type Client, newClient } from './support/client.ts';
import { makeFootage, putFilm, track } from './support/films.ts';
import { resultFaults } from './support/results.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;
const { signal } = new AbortController();

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'));
  service = await startService(folder.path('home'), {}, ['--concurrency', '2']);
  client = newClient(service);
  await putFilm(client, { id: 'film', shots: 12 }, folder.path('a.mp4'));
});
afterAll(async () => {
  await service?.stop();
  await folder?.remove();
});

/** As if everything were old. */
const prune = () => {
  const records = { store: diskStore(service.home), now: () => new Date() };
  const before = Date.now() + 3_600_000;
  return pruneStore({ records, tool: openMediaTool({}), font: notoSans(), before, dryRun: false, signal });
};
const run = async (...args: string[]) => {
  const program = startProgram(['store', ...args, '--home', service.home, '--json']);
  const status = await program.ended;
  return { status, json: JSON.parse(program.said.out) };
};

it('a render goes on while everything that nobody needs is freed, over and over, and its release is whole', async () => {
  const id = await client.render('film');
  let ended = false;
  const waiting = client.ended(id).finally(() => {
    ended = true;
  });
  let prunes = 0;
  while (!ended) {
    await prune();
    prunes += 1;
  }
  expect(await waiting).toMatchObject({ state: 'succeeded', problems: [] });
  expect(prunes).toBeGreaterThan(2);
  expect(await resultFaults(service.home)).toEqual([]);
  const { status, json } = await run('check');
  expect([status, json.problems, json.releases.checked]).toEqual([0, [], 1]);
});

it('what an edit has left behind is freed, and everything is made again that was needed', async () => {
  const results = async () => (await namesIn(diskStore(service.home), 'results/')).length;
  await client.send('PUT', '/v1/documentaries/film/subtitles/cs', track('cs', 'Jinak'));
  expect(await client.ended(await client.render('film'))).toMatchObject({ state: 'succeeded' });
  const before = await results();
  const dry = await run('prune', '--older-than', '0m', '--dry-run');
  expect([dry.status, dry.json.freed.results > 0, await results()]).toEqual([0, true, before]);
  const { json } = await run('prune', '--older-than', '0m');
  expect([json.freed, json.problems]).toEqual([dry.json.freed, []]);
  expect(await results()).toBe(before - 2 * json.freed.results);
  expect((await run('prune', '--older-than', '0m')).json.freed.results).toBe(0);
  expect((await run('check')).status).toBe(0);
});

it('a result that is gone when a render wants it is made again', async () => {
  const store = diskStore(service.home);
  for (const name of await namesIn(store, 'results/')) await store.remove(name);
  await client.send('PUT', '/v1/documentaries/film/subtitles/cs', track('cs', 'Znovu'));
  expect(await client.ended(await client.render('film', { languages: ['cs'] }))).toMatchObject({ state: 'succeeded' });
  const tool = openMediaTool({});
  expect((await checkStore({ store, tool, signal })).problems).toEqual([]);
});

it('an age that is none is refused with what to write', async () => {
  const program = startProgram(['store', 'prune', '--older-than', 'soon', '--home', service.home]);
  expect([await program.ended, program.said.err]).toEqual([2, expect.stringContaining('such as 30d')]);
});
