import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../support/folder.ts';
import { BUILDS, frameDigests, srt } from '../support/studio.ts';
import { type Client, newClient } from './support/client.ts';
import { makeFootage } from './support/films.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

const FILM = '/v1/documentaries/film';

/** The same clip twice, from its second 1 on: for 45 frames, and, behind a card of 25, for 125. */
const manifest = {
  version: 1,
  ...{ id: 'film', title: 'Film', languages: ['en', 'cs'] },
  format: { width: 128, height: 72, frameRate: '25' },
  media: { a: { file: 'a.mp4' } },
  renditions: [{ name: 'small', height: 72 }],
  captions: { a: { cs: 'captions/titulky.srt' } },
  timeline: [
    { clip: 'a', from: '1s', to: '2.8s' },
    { card: {}, duration: '1s' },
    { clip: 'a', from: '1s', to: '6s' },
  ],
};

/** As Czech files come: in windows-1250. Nothing in its name says that it is Czech. */
const czech = (both = 'Žito už zraje.', second = 'Přijede zítra.'): Uint8Array =>
  iconv.encode(
    srt([
      ['00,100', '01,040', 'Cut off'],
      ['02,000', '03,000', both],
      ['04,000', '05,000', second],
    ]),
    'windows-1250',
  );

describe.each(BUILDS)('captions of clips in the service, with $name', ({ ffmpegPath }) => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let service: RunningService;
  let client: Client;

  beforeAll(async () => {
    folder = await newFolder();
    await makeFootage(folder.path('a.mp4'), 6, '128x72');
    service = await startService(folder.path('home'), ffmpegPath ? { FFMPEG_PATH: ffmpegPath } : {});
    client = newClient(service);
    await client.upload('film', folder.path('a.mp4'));
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await folder?.remove();
  });

  const send = async (content: Uint8Array | string, name = 'titulky.srt') => {
    await writeFile(folder.path('sent'), content);
    return client.upload('film', folder.path('sent'), name);
  };
  const entry = async () =>
    (await client.send('GET', `${FILM}/media`)).json.media.find(({ file }: { file: string }) => file === 'titulky.srt');
  const fetched = async (name: string): Promise<string> => {
    const response = await fetch(new URL(`${FILM}/downloads/${name}`, service.url), {
      headers: { authorization: `Bearer ${service.key}` },
    });
    const path = folder.path(name);
    await writeFile(path, new Uint8Array(await response.arrayBuffer()));
    return path;
  };
  const renders = async (ask = {}): Promise<void> => {
    const ended = await client.ended(await client.render('film', ask));
    expect(ended, JSON.stringify(ended.problems)).toMatchObject({ state: 'succeeded' });
  };
  const resultsKept = async (): Promise<Set<string>> =>
    new Set((await filesIn(join(folder.path('home'), 'results'))).filter((name) => name.endsWith('record.json')));
  const state = async (): Promise<{ state: string; released: string }[]> =>
    (await client.send('GET', FILM)).json.languages;
  const released = async () => (await state()).map((language) => language.released);

  it('are missed with their place before they are uploaded', async () => {
    const { status, json } = await client.send('PUT', `${FILM}/manifest`, manifest);
    expect(status).toBe(422);
    expect(json.problems).toContainEqual({
      ...{ severity: 'block', code: 'missing-captions', at: '/captions/a/cs' },
      message: '"captions/titulky.srt" is not uploaded yet; upload it under this name.',
    });
  });

  it('are kept as media are, with what was read from them', async () => {
    expect((await send(czech())).status).toBe(204);
    expect(await entry()).toMatchObject({ format: 'srt', encoding: 'windows-1250', cues: 3 });
    expect((await client.send('PUT', `${FILM}/manifest`, manifest)).status).toBe(201);
    // While a caption shows: so no span begins or ends elsewhere.
    const english = srt([['01,000', '01,800', 'It is ripe.']]);
    expect((await client.send('PUT', `${FILM}/subtitles/en`, english)).status).toBe(201);
    expect(await state()).toMatchObject([{ state: 'current' }, { language: 'cs', state: 'current' }]);
  });

  it('are in the sidecars and the pictures of every use of the clip', async () => {
    await renders();
    expect(await readFile(await fetched('film.cs.srt'), 'utf8')).toBe(
      [
        '1\n00:00:01,000 --> 00:00:01,800\nŽito už zraje.\n',
        '2\n00:00:03,800 --> 00:00:04,800\nŽito už zraje.\n',
        '3\n00:00:05,800 --> 00:00:06,800\nPřijede zítra.\n',
      ].join('\n'),
    );
    const [burned, clean] = await Promise.all(
      ['film.cs.small.mp4', 'film.small.mp4'].map(async (name) => frameDigests(await fetched(name))),
    );
    const drawn = burned?.flatMap((digest, frame) => (digest === clean?.[frame] ? [] : [frame]));
    expect(burned).toHaveLength(45 + 25 + 125);
    expect(drawn).toEqual([...range(25, 45), ...range(95, 120), ...range(145, 170)]);
    expect(await released()).toEqual(['current', 'current']);
  });

  it('are previewed by their numbers in the film, where the language has nothing else', async () => {
    const preview = (cue: number) => client.send('POST', `${FILM}/renders`, { preview: { cue, language: 'cs' } });
    expect(await preview(4)).toMatchObject({ status: 422, json: { problems: [{ code: 'no-preview' }] } });
    const { status, json } = await preview(3);
    expect([status, (await client.ended(json.id)).state]).toEqual([202, 'succeeded']);
  });

  it('that come again under the name make only those spans again that show what changed', async () => {
    const [results, frames] = [await resultsKept(), await frameDigests(await fetched('film.cs.small.mp4'))];
    expect((await send(czech('Žito už zraje.', 'Přijede příště.'))).status).toBe(204);
    expect(await released()).toEqual(['current', 'stale']);
    await renders();
    const fresh = async () => [...(await resultsKept())].filter((name) => !results.has(name)).length;
    // One span, and the two films that it is in.
    expect(await fresh()).toBe(1 + 2);
    const now = await frameDigests(await fetched('film.cs.small.mp4'));
    expect(now.flatMap((digest, i) => (digest === frames[i] ? [] : [i]))).toEqual(range(145, 170));
    expect((await send(czech('Žito už dozrálo.', 'Přijede příště.'))).status).toBe(204);
    await renders();
    expect(await fresh()).toBe(1 + 2 + 2 + 2);
    expect(await readFile(await fetched('film.cs.srt'), 'utf8')).toContain('dozrálo');
    expect(await released()).toEqual(['current', 'current']);
  });
});

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
