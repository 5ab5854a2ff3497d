import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/program.ts';
import { openService, type TestService } from './support/service.ts';
import { begin, sendPart } from './support/uploader.ts';
import { manifest, TRACKS } from './support/world.ts';

describe('the timeline of a documentary', () => {
  const at = '/v1/documentaries/farm/timeline';
  const document = manifest('farm', {
    media: { farm: { file: 'farm.mp4' } },
    funding: {},
    timeline: [
      { card: { title: { en: 'Hello', cs: 'Ahoj', hr: 'Bok' } }, duration: '2s' },
      { section: { title: { en: 'The road', cs: 'Cesta', hr: 'Put' }, kind: 'mobility' } },
      { clip: 'farm', to: '3s', tags: ['short'] },
      { clip: 'farm', from: '4s', to: '6s', transition: { type: 'crossfade', duration: '1s' } },
    ],
    editions: { workshop: { tags: ['short'] } },
  });
  let service: TestService;
  const get = (query = '', headers: Record<string, string> = {}, key = service.admin) =>
    service.call('GET', `${at}${query}`, { key, headers });

  beforeAll(async () => {
    service = await openService();
    const { call, admin } = service;
    await sendPart(service, await begin(service, 9), 0, 'film bits');
    expect((await call('PUT', '/v1/documentaries/farm/manifest', { key: admin, json: document })).status).toBe(201);
    for (const [language, body] of Object.entries(TRACKS))
      await call('PUT', `/v1/documentaries/farm/subtitles/${language}`, { key: admin, body });
  });
  afterAll(() => service.close());

  it('lays sections, shots and cues on frames', async () => {
    const { json } = await get();
    expect(json).toMatchObject({ edition: 'full', revision: 1, frameRate: { numerator: 25, denominator: 1 } });
    expect(json.sections).toEqual([
      { title: { en: 'The road', cs: 'Cesta', hr: 'Put' }, kind: 'mobility', start: 50, end: json.frames, entry: 1 },
    ]);
    const clip = { kind: 'clip', file: 'farm.mp4', label: 'farm.mp4', section: 0 };
    expect(json.shots.slice(0, 3)).toEqual([
      { entry: 0, kind: 'card', label: 'Hello', start: 0, end: 50, section: null },
      { ...clip, entry: 2, start: 50, end: 125 },
      { ...clip, entry: 3, start: 100, end: 150, transition: { kind: 'crossfade', frames: 25 } },
    ]);
    expect(json.shots[3]).toMatchObject({ entry: null, kind: 'card', start: 150, end: json.frames });
    expect(json.cues).toEqual({ en: [[25, 75, 1]], cs: [[25, 75, 1]], hr: [[25, 75, 1]] });
  });

  it('of an edition names the entries of the manifest as it is written', async () => {
    const { json } = await get('?edition=workshop');
    expect(json.shots[0]).toMatchObject({ entry: 2, start: 0, end: 75, section: 0 });
    expect(json.sections).toMatchObject([{ start: 0, entry: 1 }]);
    expect((await get('?edition=teaser')).json.detail).toBe('there is no edition "teaser"; there is full, workshop.');
  });

  it('is sent again only when something of it has changed', async () => {
    const first = await get();
    const etag = first.headers.get('etag') ?? '';
    expect(first.json.etag).toBe(etag);
    expect((await get('', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('?edition=workshop', { 'if-none-match': etag })).status).toBe(200);
    const body = '1\n00:00:01,000 --> 00:00:02,000\nDobrý den, vítejte u nás.\n';
    await service.call('PUT', '/v1/documentaries/farm/subtitles/cs', { key: service.admin, body });
    const after = await get('', { 'if-none-match': etag });
    expect([after.status, after.json.cues.cs]).toEqual([200, [[25, 50, 1]]]);
  });

  it('is seen by a translator with the cues of all languages', async () => {
    const key = await service.key({ role: 'translator', languages: ['cs'] });
    expect(Object.keys((await get('', {}, key)).json.cues)).toEqual(['en', 'cs', 'hr']);
  });

  it('says why there is none yet', async () => {
    const json = { ...document, id: 'mill' };
    await service.call('PUT', '/v1/documentaries/mill/manifest', { key: service.admin, json });
    const { json: seen } = await service.call('GET', '/v1/documentaries/mill/timeline', { key: service.admin });
    expect(seen).toMatchObject({ frames: 0, shots: [], cues: {} });
    expect(seen.problems).toContainEqual(expect.objectContaining({ code: 'missing-media', at: '/media/farm/file' }));
    const nothing = await service.call('GET', '/v1/documentaries/barn/timeline', { key: service.admin });
    expect([nothing.status, nothing.json.code]).toEqual([404, 'not-found']);
  });

  it('has pictures of its shots in few sizes, and none of what is not there', async () => {
    const picture = (name: string) => get(`/${name}`);
    const small = await picture('1.jpg');
    expect([small.status, small.text, small.headers.get('content-type')]).toEqual([200, 'jpeg 160:90', 'image/jpeg']);
    expect(small.headers.get('cache-control')).toContain('private');
    expect((await picture('1.jpg?width=640')).text).toBe('jpeg 640:360');
    const etag = small.headers.get('etag') ?? '';
    expect((await get('/1.jpg', { 'if-none-match': etag })).status).toBe(304);
    expect((await picture('9.jpg')).json.detail).toBe('the film has 4 shots, counted from 0; there is no shot 9.');
    for (const bad of ['x.jpg', '1.jpg?width=161', '-1.jpg']) expect((await picture(bad)).status).toBe(400);
  });

  it('is drawn two pictures at a time, and each only once', async () => {
    let release = (): void => {};
    service.tool.set({ hold: new Promise((resolve) => (release = resolve)) });
    const asked = ['0', '0', '2', '3', '3'].map((shot) => get(`/${shot}.jpg?width=320`));
    await until('two are being drawn', () => service.tool.drawn().most === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    const letters = await Promise.all(asked);
    expect(letters.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(service.tool.drawn()).toEqual({ most: 2, all: 5 });
  });
});
