import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, makeRelease, manifest, SRT } from './support/world.ts';

describe('manifests, subtitles and documentaries over HTTP', () => {
  let service: TestService;
  const farm = '/v1/documentaries/farm';
  const send = (method: string, path: string, options: Parameters<TestService['call']>[2] = {}) =>
    service.call(method, path, { key: service.admin, ...options });

  beforeEach(async () => {
    service = await openService();
  });
  afterEach(() => service.close());

  it('keep a manifest as it was sent, with revisions and ETags', async () => {
    const first = await send('PUT', `${farm}/manifest`, { json: manifest('farm'), headers: { 'if-none-match': '*' } });
    expect([first.status, first.headers.get('etag'), first.json.revision]).toEqual([201, '"1"', 1]);
    const again = await send('PUT', `${farm}/manifest`, { json: manifest('farm') });
    expect([again.status, again.json.revision]).toEqual([200, 1]);
    const changed = manifest('farm', { renditions: ['360p'] });
    const second = await send('PUT', `${farm}/manifest`, { json: changed, headers: { 'if-match': '"1"' } });
    expect([second.status, second.json.etag]).toEqual([201, '"2"']);
    const now = await send('GET', `${farm}/manifest`);
    expect([now.text, now.headers.get('etag')]).toEqual([JSON.stringify(changed), '"2"']);
    expect((await send('GET', `${farm}/manifest`, { headers: { 'if-none-match': 'W/"2"' } })).status).toBe(304);
    expect((await send('GET', `${farm}/manifest?revision=1`)).json).toEqual(manifest('farm'));
    expect((await send('GET', `${farm}/manifest?revision=3`)).status).toBe(404);
    const { json } = await send('GET', `${farm}/manifest/history`);
    expect(json.revisions.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1]);
  });

  it('tell which tracks were re-timed for a new cut, and which cues to look at', async () => {
    await makeDocumentary(service, 'farm');
    const titles = { title: { en: 'Hello', cs: 'Ahoj', hr: 'Bok' } };
    const timeline = [{ card: titles, duration: '2s' }];
    const put = await send('PUT', `${farm}/manifest`, { json: manifest('farm', { timeline }) });
    expect(put.json.conformed).toMatchObject(
      ['en', 'cs', 'hr'].map((language) => ({ language, revision: 2, changes: [{ change: 'cut', number: 1 }] })),
    );
    const [state] = (await send('GET', farm)).json.languages;
    expect(state).toMatchObject({
      state: 'stale',
      because: 'conformed',
      changes: [{ now: [{ start: 1000, end: 2000 }] }],
    });
  });

  it('take a manifest without a content type, as curl -T sends it', async () => {
    const body = new TextEncoder().encode(JSON.stringify(manifest('farm')));
    expect((await send('PUT', `${farm}/manifest`, { body })).status).toBe(201);
  });

  it('take subtitles in any encoding and as any content type, and give them back in every format', async () => {
    await makeDocumentary(service, 'farm');
    const windows = new Uint8Array([
      ...Buffer.from('1\n00:00:01,000 --> 00:00:03,000\nP'),
      0xf8,
      ...Buffer.from('ijmi '),
      0x9a,
      0xed,
      0xf8,
      ...Buffer.from('ku a '),
      0xe8,
      ...Buffer.from('aj.\n'),
    ]);
    const put = await send('PUT', `${farm}/subtitles/cs`, {
      body: windows,
      headers: { 'content-type': 'x-any/thing' },
    });
    expect([put.status, put.json.encoding, put.json.format, put.json.cues]).toEqual([201, 'windows-1250', 'srt', 1]);
    expect([put.json.revision, put.headers.get('etag')]).toEqual([2, '"2"']);
    const about = await send('GET', `${farm}/subtitles/cs`);
    expect(about.json.track).toEqual([{ start: 1000, end: 3000, text: 'Přijmi šířku a čaj.' }]);
    for (const as of ['srt', 'vtt', 'ass', 'ttml']) {
      const track = await send('GET', `${farm}/subtitles/cs?as=${as}`);
      expect([track.status, track.text.includes('Přijmi šířku a čaj.')], as).toEqual([200, true]);
      expect(track.headers.get('content-disposition')).toContain(`farm.cs.${as}`);
    }
    const original = await send('GET', `${farm}/subtitles/cs?as=original`);
    expect(Buffer.from(original.bytes).equals(windows)).toBe(true);
    expect((await send('GET', `${farm}/subtitles/cs?as=srt&revision=1`)).text).toContain('Dobrý den');
    expect((await send('GET', `${farm}/subtitles/cs/history`)).json.revisions).toHaveLength(2);
    expect((await send('GET', `${farm}/subtitles/fr`)).status).toBe(404);
  });

  it('take subtitles from a form of a browser', async () => {
    const form = new FormData();
    form.append('note', 'the last one');
    form.append('file', new Blob([SRT]), 'české titulky.srt');
    const put = await send('PUT', `${farm}/subtitles/cs?kind=sdh`, { body: form });
    expect([put.status, put.json.kind, put.json.file]).toEqual([201, 'sdh', 'české titulky.srt']);
    const bytes = await send('GET', `${farm}/subtitles/cs?as=original`);
    expect(bytes.text).toBe(SRT);
    expect(bytes.headers.get('content-disposition')).toContain("filename*=UTF-8''%C4%8Desk%C3%A9%20titulky.srt");
  });

  it('start the render of a language at once where that is asked for', async () => {
    await makeDocumentary(service, 'farm');
    const key = await service.key({ role: 'translator', languages: ['cs'] });
    const put = (query = '') => service.call('PUT', `${farm}/subtitles/cs${query}`, { key, body: SRT });
    expect((await put()).json.render).toBeNull();
    const asked = await put('?autoRender=true');
    expect((await service.call('GET', `/v1/renders/${asked.json.render}`, { key })).json.languages).toEqual(['cs']);
    expect((await send('PATCH', farm, { json: { autoRender: true } })).json).toEqual({
      autoRender: true,
      public: false,
    });
    expect((await put()).json.render).toBe(asked.json.render);
    expect((await put('?autoRender=false')).json.render).toBeNull();
    const faulty = SRT.replace('00:00:03,000', '00:00:01,020');
    expect((await service.call('PUT', `${farm}/subtitles/cs`, { key, body: faulty })).json.render).toBeNull();
  });

  it('tell those outside of new subtitles once, and nobody of what this program compares', async () => {
    const told: string[] = [];
    const announcing = await openService({
      announce: async ({ type, documentary, data }, subject) =>
        void told.push(`${type} ${documentary} ${subject} ${JSON.stringify(data)}`),
    });
    const put = () => announcing.call('PUT', `${farm}/subtitles/cs`, { key: announcing.admin, body: SRT });
    const { json } = await put();
    for (const name of ['words', 'cut', 'unseen']) expect(json).not.toHaveProperty(name);
    expect((await put()).status).toBe(200);
    const data = '{"language":"cs","revision":1,"kind":"translation","cues":1}';
    expect(told).toEqual([`subtitles.uploaded farm farm/cs/1 ${data}`]);
    await announcing.close();
  });

  it('keep an upload whose render cannot be started, and say why', async () => {
    const put = await send('PUT', `${farm}/subtitles/cs?autoRender=true`, { body: SRT });
    expect([put.status, put.json.render, put.json.renderProblems[0].code]).toEqual([201, null, 'not-found']);
  });

  it('show to each key what it may know', async () => {
    await makeDocumentary(service, 'farm');
    await makeDocumentary(service, 'mill');
    const released = await makeRelease(service, 'farm', new Uint8Array(10));
    const partner = await service.key({ role: 'partner' });
    const translator = await service.key({ role: 'translator', languages: ['cs'], documentaries: ['mill'] });
    const list = async (key: string) => (await service.call('GET', '/v1/documentaries', { key })).json.documentaries;
    const ids = (documentaries: readonly { id: string }[]) => documentaries.map(({ id }) => id);
    expect(ids(await list(service.admin))).toEqual(['farm', 'mill']);
    const [seen, ...more] = await list(partner);
    expect(more).toEqual([]);
    expect(Object.keys(seen).sort()).toEqual(['id', 'languages', 'releases', 'title']);
    expect(seen.languages.map(({ language }: { language: string }) => language)).toEqual(['cs']);
    expect(seen.releases[0].id).toBe(released.id);
    expect((await service.call('GET', '/v1/documentaries/mill', { key: partner })).status).toBe(404);
    const [own, ...others] = await list(translator);
    expect([own.id, own.languages.map(({ language }: { language: string }) => language), others]).toEqual([
      'mill',
      ['cs'],
      [],
    ]);
    expect(own).not.toHaveProperty('media');
  });

  it('write down who changed what', async () => {
    await makeDocumentary(service, 'farm');
    const key = await service.key({ role: 'editor' });
    await service.call('PATCH', farm, { key, json: { autoRender: true } });
    await service.call('POST', `${farm}/renders`, { key, json: {} });
    await service.call('POST', `${farm}/renders`, { key, json: {} });
    const { json } = await send('GET', `/v1/audit?day=${new Date().toISOString().slice(0, 10)}`);
    const said = json.lines.map(
      ({ author, action }: { author: { role: string }; action: string }) => `${author.role} ${action}`,
    );
    expect(said).toEqual([
      'admin manifest.put',
      ...Array(3).fill('admin subtitles.put'),
      'editor settings.put',
      'editor render.ask',
    ]);
    expect((await send('GET', '/v1/audit')).status).toBe(400);
    expect((await send('GET', '/v1/audit?day=2026-13-01')).status).toBe(400);
  });
});
