import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpegsIn, until } from '../support/program.ts';
import { makeClip, probeFile } from '../support/studio.ts';
import { type Client, newClient } from './support/client.ts';
import { makeFootage, manifestOf, putFilm, track } from './support/films.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

interface Heard {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;
let hooks: Server;
const heard: Heard[] = [];

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'));
  hooks = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      heard.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      response.end();
    });
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  const { port } = hooks.address() as AddressInfo;
  service = await startService(folder.path('home'), { WEBHOOK_URL: `http://127.0.0.1:${port}/` });
  client = newClient(service);
});
afterAll(async () => {
  await service?.stop();
  hooks?.close();
  await folder?.remove();
});

const files = async (film: string) =>
  (await client.send('GET', `/v1/documentaries/${film}/releases/latest`)).json.files as {
    name: string;
    sha256: string;
    url: string;
    bytes: number;
  }[];

describe('a render', () => {
  it('ends in a release whose files are what it says', async () => {
    await putFilm(client, { id: 'plain', shots: 3 }, folder.path('a.mp4'));
    const id = await client.render('plain');
    expect(await client.ended(id)).toMatchObject({ state: 'succeeded', stage: 'done', progress: 1, problems: [] });
    const list = await files('plain');
    expect(list.map(({ name }) => name).sort()).toEqual([
      'checksums.sha256',
      'plain.180p.mp4',
      ...['cs', 'en'].flatMap((language) =>
        ['180p.mp4', 'html', 'srt', 'ttml', 'txt', 'vtt'].map((end) => `plain.${language}.${end}`),
      ),
    ]);
    for (const { url, sha256 } of list) expect(await client.digestOf(url)).toBe(sha256);
    const shown = (name: string) => list.find((file) => file.name === name);
    expect(shown('plain.180p.mp4')).toMatchObject({ frames: 150, duration: 6, cues: { en: 1, cs: 1 }, chapters: 0 });
    expect(shown('plain.cs.180p.mp4')).toMatchObject({ frames: 150, language: 'cs' });
    expect(shown('plain.cs.srt')).toMatchObject({ cues: { cs: 1 } });
    const { json } = await client.send('GET', '/v1/documentaries/plain/releases/latest');
    const origin = {
      render: id,
      manifest: 1,
      subtitles: { en: 1, cs: 1 },
      tool: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    const versions = { ffmpeg: expect.stringMatching(/^\S+$/), polyreel: expect.stringMatching(/^\d+\.\d+/) };
    expect(json).toMatchObject({ ...origin, versions, origins: { shared: { ...origin, versions } } });
  });

  it('asked for twice is one, and asked for again once it has ended is still that one', async () => {
    const [one, two] = await Promise.all([client.render('plain'), client.render('plain')]);
    expect(two).toBe(one);
    expect((await client.send('GET', `/v1/documentaries/plain/renders`)).json.renders).toHaveLength(1);
  });

  it('of one language keeps the others in the release, and their films untouched', async () => {
    const before = new Map((await files('plain')).map(({ name, sha256 }) => [name, sha256]));
    await client.send('PUT', '/v1/documentaries/plain/subtitles/cs', track('cs', 'Změněno'));
    const state = async () => (await client.send('GET', '/v1/documentaries/plain')).json.languages;
    expect(await state()).toMatchObject([{ language: 'en' }, { language: 'cs', state: 'current', released: 'stale' }]);
    const id = await client.render('plain', { languages: ['cs'] });
    expect(await client.ended(id)).toMatchObject({ state: 'succeeded' });
    const after = new Map((await files('plain')).map(({ name, sha256 }) => [name, sha256]));
    const changed = [...after].filter(([name, sha256]) => before.get(name) !== sha256).map(([name]) => name);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(changed.sort()).toEqual([
      'checksums.sha256',
      'plain.180p.mp4',
      'plain.cs.180p.mp4',
      'plain.cs.html',
      'plain.cs.srt',
      'plain.cs.ttml',
      'plain.cs.txt',
      'plain.cs.vtt',
    ]);
    expect(await state()).toMatchObject([{ released: 'current' }, { released: 'current' }]);
  });

  it('starts by itself when a translator’s file is good and that was asked for', async () => {
    const sent = await client.send('PUT', '/v1/documentaries/plain/subtitles/cs?autoRender=true', track('cs', 'Znovu'));
    expect(sent.json.render).toMatch(/^plain\./);
    expect(await client.ended(sent.json.render)).toMatchObject({ state: 'succeeded', languages: ['cs'] });
  });

  it('is refused with everything that is wrong, and nothing is queued', async () => {
    await client.upload('wrong', folder.path('a.mp4'), 'a.mp4');
    await client.send('PUT', '/v1/documentaries/wrong/manifest', {
      ...manifestOf({ id: 'wrong', shots: 1 }),
      media: { a: { file: 'a.mp4' }, b: { file: 'b.mp4' } },
      timeline: [
        { clip: 'a', to: '1s' },
        { clip: 'b', to: '1s' },
      ],
    });
    const { status, json } = await client.send('POST', '/v1/documentaries/wrong/renders', {});
    expect(status).toBe(422);
    expect(json.problems.map(({ code }: { code: string }) => code).sort()).toEqual([
      'missing-media',
      'missing-subtitles',
      'missing-subtitles',
    ]);
    expect((await client.send('GET', '/v1/documentaries/wrong/renders')).json.renders).toEqual([]);
  });
});

describe('a preview', () => {
  it('shows the seconds around a cue, burned in, and makes no release', async () => {
    await putFilm(client, { id: 'look', shots: 10 }, folder.path('a.mp4'));
    const id = await client.render('look', { preview: { cue: 1, language: 'cs' } });
    const ended = await client.ended(id);
    expect(ended).toMatchObject({ state: 'succeeded', release: null, files: [{ name: 'look.cs.preview.mp4' }] });
    const response = await fetch(new URL(ended.files[0].url, service.url), {
      headers: { authorization: `Bearer ${service.key}` },
    });
    const path = folder.path('preview.mp4');
    await (await import('node:fs/promises')).writeFile(path, new Uint8Array(await response.arrayBuffer()));
    const { streams } = await probeFile(path);
    expect(streams.map(({ codec_type }) => codec_type)).toEqual(['video', 'audio']);
    // The cue's second and a half with two seconds around it, in whole spans, at 25 frames a second.
    expect(Number(streams[0]?.nb_read_packets)).toBeGreaterThanOrEqual(95);
    expect(Number(streams[0]?.nb_read_packets)).toBeLessThan(250);
    expect((await client.send('GET', '/v1/documentaries/look/releases')).json.releases).toEqual([]);
  });

  it('of what is not there is refused', async () => {
    const ask = { preview: { cue: 9, language: 'cs' } };
    expect(await client.send('POST', '/v1/documentaries/look/renders', ask)).toMatchObject({
      status: 422,
      json: { problems: [{ code: 'no-preview' }] },
    });
  });
});

describe('cancelling', () => {
  it('ends ffmpeg within two seconds, for good', async () => {
    await makeClip(folder.path('big.mp4'), { seconds: 30, size: '1280x720' });
    const draft = { id: 'long', shots: 6, frames: 600, size: '1280x720' };
    await putFilm(client, draft, folder.path('big.mp4'));
    const id = await client.render('long');
    await until('it encodes', () => ffmpegsIn(service.home).length > 0, 60_000);
    const since = performance.now();
    const { json } = await client.send('POST', `/v1/renders/${id}/cancel`);
    expect(json).toMatchObject({ state: 'cancelled' });
    await until('every ffmpeg has ended', () => ffmpegsIn(service.home).length === 0, 2_000);
    expect(performance.now() - since).toBeLessThan(2_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(ffmpegsIn(service.home)).toEqual([]);
    expect(await client.ended(id)).toMatchObject({ state: 'cancelled', release: null });
    expect(await client.send('POST', `/v1/renders/${id}/cancel`)).toMatchObject({ json: { state: 'cancelled' } });
  }, 120_000);

  it('leaves the film free to be asked for again', async () => {
    const again = await client.render('long', { languages: ['en'] });
    await client.send('POST', `/v1/renders/${again}/cancel`);
    const third = await client.render('long', { languages: ['en'] });
    expect(third).not.toBe(again);
    await client.send('POST', `/v1/renders/${third}/cancel`);
  });
});

it('those outside hear of uploads, renders and releases', async () => {
  await until('they heard', () => heard.some(({ type }) => type === 'render.released'));
  const types = new Set(heard.map(({ type }) => type));
  expect([...types].sort()).toEqual(['render.finished', 'render.released', 'subtitles.uploaded']);
  expect(heard.find(({ type }) => type === 'render.released')?.data).toMatchObject({
    documentary: 'plain',
    state: 'succeeded',
  });
});
