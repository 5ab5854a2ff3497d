import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, newClient } from './support/client.ts';
import { makeFootage, manifestOf, putFilm } from './support/films.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

const film = '/v1/documentaries/film';
const draft = { id: 'film', title: 'Our film', shots: 3, frames: 75, size: '64x36' };
const editions = {
  workshop: { tags: ['workshop'] },
  teaser: { timeline: [{ clip: 'a', from: '0s', to: '1s' }], title: 'In short' },
};
const workshop = { ...manifestOf(draft), editions };

let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;
beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'), 4, '64x36');
  service = await startService(folder.path('home'));
  client = newClient(service);
  await putFilm(client, draft, folder.path('a.mp4'));
  const timeline = workshop.timeline.map((shot, i) => (i === 1 ? shot : { ...shot, tags: ['workshop'] }));
  const { status, json } = await client.send('PUT', `${film}/manifest`, { ...workshop, timeline });
  if (status !== 201) throw new Error(JSON.stringify(json));
}, 60_000);
afterAll(async () => {
  await service?.stop();
  await folder?.remove();
});

const latest = async (edition: string) =>
  (await client.send('GET', `${film}/releases/latest?edition=${edition}`)).json as {
    id: string;
    edition: string;
    files: { name: string; frames?: number; url: string }[];
  };
const named = async (url: string): Promise<string | null> => {
  const response = await fetch(new URL(url, service.url), { headers: { authorization: `Bearer ${service.key}` } });
  await response.body?.cancel();
  return response.headers.get('content-disposition');
};

describe('editions of the service', () => {
  it('are named where the documentary is described', async () => {
    expect((await client.send('GET', film)).json.editions).toEqual(['full', 'workshop', 'teaser']);
  });

  it('are made each into releases of its own', async () => {
    const asked = [];
    for (const edition of ['workshop', 'teaser']) asked.push(await client.render('film', { edition }));
    for (const id of asked) expect(await client.ended(id)).toMatchObject({ state: 'succeeded' });
    const [one, other] = [await latest('workshop'), await latest('teaser')];
    expect([one.edition, other.edition]).toEqual(['workshop', 'teaser']);
    const films = [one, other].map(({ files }) => files.filter(({ name }) => name.endsWith('.mp4')));
    expect(films.map((list) => new Set(list.map((file) => file.frames)))).toEqual([new Set([150]), new Set([25])]);
    expect((await client.send('GET', `${film}/releases/latest`)).status).toBe(404);
    const { releases } = (await client.send('GET', `${film}/releases`)).json;
    expect(releases.map(({ edition }: { edition: string }) => edition).sort()).toEqual(['teaser', 'workshop']);
  });

  it('are downloaded under names that say which one it is', async () => {
    const srt = (await latest('teaser')).files.find(({ name }) => name === 'film.cs.srt');
    expect(await named(srt?.url ?? '')).toContain('"In-short_teaser_CS.srt"');
    const other = (await latest('workshop')).files.find(({ name }) => name === 'film.cs.srt');
    expect(await named(other?.url ?? '')).toContain('"Our-film_workshop_CS.srt"');
  });

  it('are previewed by the entries of their own timeline, or those of the film', async () => {
    const id = await client.render('film', { edition: 'workshop', preview: { shot: 2 } });
    expect(await client.ended(id)).toMatchObject({ state: 'succeeded', edition: 'workshop' });
    const refused = await client.send('POST', `${film}/renders`, { edition: 'workshop', preview: { shot: 1 } });
    expect(refused).toMatchObject({ status: 422, json: { problems: [{ code: 'no-preview' }] } });
    expect(refused.json.problems[0].message).toContain('the edition "workshop" has no shot 1');
  });

  it('that are not there are refused with the names of those that are', async () => {
    const { status, json } = await client.send('POST', `${film}/renders`, { edition: 'festival' });
    expect([status, json.problems]).toEqual([
      422,
      [
        expect.objectContaining({
          code: 'unknown-edition',
          message: expect.stringContaining('full, workshop, teaser'),
        }),
      ],
    ]);
  });

  it('are checked when the manifest comes', async () => {
    const sent = await client.send('PUT', `${film}/manifest`, {
      ...workshop,
      editions: { ...editions, teaser: { timeline: [{ clip: 'a', to: '9s' }] } },
    });
    expect(sent.status).toBe(422);
    expect(sent.json.problems.map(({ code, at }: { code: string; at: string }) => `${code} ${at}`).sort()).toEqual([
      'past-end /editions/teaser/timeline/0/to',
      'unknown-tag /editions/workshop/tags/0',
    ]);
  });
});
