import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseRecord } from '../../src/documents/model.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { openService, type TestService } from './support/service.ts';
import { makeStream, segmentName } from './support/streams.ts';
import { makeDocumentary } from './support/world.ts';

const at = '/v1/documentaries/farm/downloads';
const master = `${at}/hls/master.m3u8`;

describe('a stream among the downloads', () => {
  let service: TestService;
  let key: string;
  let first: ReleaseRecord;
  const open = async (changes: Parameters<typeof openService>[0] = {}, store = memoryStore()): Promise<void> => {
    service = await openService(changes, store);
    await makeDocumentary(service, 'farm');
    first = await makeStream(service, 'farm', 'first words');
    key = await service.key({ role: 'partner' });
    service.pass(1000);
  };
  const get = (path: string, headers: Record<string, string> = {}) => service.call('GET', path, { key, headers });
  const withdraw = ({ id }: ReleaseRecord) =>
    service.call('DELETE', `/v1/documentaries/farm/releases/${id}`, { key: service.admin });

  beforeEach(() => open());
  afterEach(() => service.close());

  it('leads a player to an address of the very release', async () => {
    await makeStream(service, 'farm', 'second words');
    for (const [path, words] of [
      [master, 'second words'],
      [`${master}?release=${first.id}`, 'first words'],
    ] as const) {
      const { status, headers } = await get(path);
      expect([status, headers.get('cache-control')]).toEqual([302, 'no-store']);
      const location = headers.get('location') ?? '';
      expect(location).toMatch(/^\/v1\/play\/[\w.-]+\/hls\/master\.m3u8$/);
      const segment = location.replace('hls/master.m3u8', segmentName(words));
      expect((await service.call('GET', segment)).text).toBe(words);
    }
    expect((await service.call('HEAD', master, { key })).status).toBe(302);
    expect((await service.call('GET', master)).status).toBe(401);
  });

  it('begins its addresses at the public one', async () => {
    await service.close();
    await open({ publicUrl: 'https://films.example/polyreel' });
    const begins = /^https:\/\/films\.example\/polyreel\/v1\/play\//;
    expect((await get(master)).headers.get('location')).toMatch(begins);
    const { play, files } = (await get('/v1/documentaries/farm/releases/latest')).json;
    expect(play.url).toMatch(begins);
    const listed = files.find(({ name }: { name: string }) => name === 'hls/master.m3u8');
    expect(listed.url).toBe(`https://films.example/polyreel${master}?release=${first.id}`);
  });

  it('is shown, not saved; what is no stream is saved', async () => {
    const playlist = await get(`${at}/hls/subtitles/cs.m3u8`);
    expect([playlist.status, playlist.headers.get('content-disposition')]).toEqual([200, 'inline; filename="cs.m3u8"']);
    expect(playlist.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    const etag = playlist.headers.get('etag') ?? '';
    expect((await get(`${at}/hls/subtitles/cs.m3u8`, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(`${at}/${segmentName('first words')}`)).headers.get('content-disposition')).toMatch(/^inline;/);
    expect((await get(`${at}/poster.jpg`)).headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  it('gives segments of the releases before, the newest first, to who asks for no release', async () => {
    const second = await makeStream(service, 'farm', 'second words');
    service.pass(1000);
    await makeStream(service, 'farm', 'third words');
    for (const words of ['first words', 'second words', 'third words'])
      expect((await get(`${at}/${segmentName(words)}`)).text).toBe(words);
    expect((await get(`${at}/${segmentName('first words')}?release=${second.id}`)).status).toBe(404);
    expect((await get(`${at}/${segmentName('no words')}`)).status).toBe(404);
    expect((await get(`${at}/${segmentName('first words')}?edition=teaser`)).status).toBe(404);
    await withdraw(second);
    expect((await get(`${at}/${segmentName('second words')}`)).status).toBe(404);
    expect((await get(`${at}/${segmentName('first words')}`)).status).toBe(200);
  });

  it('gives nothing else of the releases before', async () => {
    await service.records.store.create(`releases/farm/full/${first.id}/hls/subtitles/old.m3u8`, new Uint8Array(9));
    await makeStream(service, 'farm', 'second words');
    for (const name of ['hls/subtitles/old.m3u8', 'hls/../../x', `hls/..%2f${'0'.repeat(20)}.vtt`])
      expect((await get(`${at}/${name}`)).status, name).toBe(404);
  });
});

describe('a stream in a store that has addresses of its own', () => {
  let service: TestService;
  let key: string;
  let links: object[];
  beforeEach(async () => {
    links = [];
    const presign = async (name: string, link: object): Promise<string> => {
      links.push(link);
      return `https://store.example/${name}`;
    };
    service = await openService({}, { ...memoryStore(), presign });
    await makeDocumentary(service, 'farm');
    await makeStream(service, 'farm', 'words');
    key = await service.key({ role: 'partner' });
  });
  afterEach(() => service.close());

  /** As a program asks that says nothing of itself, such as VLC: `fetch` says that it is a script. */
  const ask = async (url: string, headers: Record<string, string> = {}): Promise<number> =>
    (await service.app.inject({ method: 'GET', url, headers: { 'user-agent': 'VLC/3.0.18', ...headers } })).statusCode;

  it('sends players to the store for segments, and answers what names others itself', async () => {
    const { url } = (await service.call('GET', '/v1/documentaries/farm/releases/latest', { key })).json.play;
    const beside = (name: string): string => url.replace('hls/master.m3u8', name);
    for (const name of ['hls/master.m3u8', 'hls/subtitles/cs.m3u8', 'thumbnails.vtt'])
      expect(await ask(beside(name)), name).toBe(200);
    expect(links).toEqual([]);
    for (const name of [segmentName('words'), 'poster.jpg']) expect(await ask(beside(name)), name).toBe(302);
    expect(links[0]).toEqual({
      filename: segmentName('words').split('/').at(-1),
      type: 'text/vtt; charset=utf-8',
      seconds: 900,
      inline: true,
    });
  });

  it('gives segments to the scripts of pages itself: a bucket may not let them in', async () => {
    const { url } = (await service.call('GET', '/v1/documentaries/farm/releases/latest', { key })).json.play;
    const segment = url.replace('hls/master.m3u8', segmentName('words'));
    const browser = 'Mozilla/5.0 (X11; Linux x86_64)';
    for (const [headers, status] of [
      [{ 'user-agent': browser, origin: 'https://partner.example' }, 200],
      [{ 'user-agent': browser, 'sec-fetch-mode': 'cors' }, 200],
      [{ 'user-agent': browser }, 200],
      [{ 'user-agent': browser, 'sec-fetch-mode': 'no-cors' }, 302],
      [{ 'user-agent': 'AppleCoreMedia/1.0.0' }, 302],
    ] as const)
      expect(await ask(segment, headers), JSON.stringify(headers)).toBe(status);
  });

  it('gives scripts what they read of a release itself, and films by the store', async () => {
    const at = '/v1/documentaries/farm/downloads';
    const asked = async (name: string, mode: string): Promise<number> =>
      ask(`${at}/${name}`, { authorization: `Bearer ${key}`, 'user-agent': 'Mozilla/5.0', 'sec-fetch-mode': mode });
    expect(await asked('film.cs.html', 'cors')).toBe(200);
    expect(await asked('film.cs.html', 'navigate')).toBe(302);
    expect(await asked('film.cs.720p.mp4', 'cors')).toBe(302);
  });

  it('answers playlists itself to who has a key, too', async () => {
    expect((await service.call('GET', `${at}/hls/subtitles/cs.m3u8`, { key })).status).toBe(200);
    expect((await service.call('GET', `${at}/thumbnails.vtt`, { key })).status).toBe(200);
    expect((await service.call('GET', `${at}/${segmentName('words')}`, { key })).status).toBe(302);
    expect(links).toHaveLength(1);
  });
});
