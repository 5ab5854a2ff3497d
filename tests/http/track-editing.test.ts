import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, SRT } from './support/world.ts';

const at = '/v1/documentaries/farm/subtitles/cs';
const LONG = 'Dobrý den, vítejte u nás na farmě, kde se o všechno staráme.';

describe('the page of a translator', () => {
  let service: TestService;
  let key: string;
  beforeEach(async () => {
    service = await openService();
    await makeDocumentary(service, 'farm');
    key = await service.key({ role: 'translator', languages: ['cs'] });
  });
  afterEach(() => service.close());

  const send = (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) =>
    service.call(method, path.startsWith('/') ? path : `${at}${path && `/${path}`}`, {
      key,
      headers,
      ...(json === undefined ? {} : { json }),
    });
  const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

  it('reads every language, and writes its own only', async () => {
    const other = '/v1/documentaries/farm/subtitles/en';
    const { json } = await send('GET', other);
    expect(json.track).toEqual([{ number: 1, start: 1000, end: 3000, text: 'Good day, and welcome.' }]);
    expect((await send('GET', `${other}/history`)).json.revisions).toHaveLength(1);
    expect((await send('GET', `${other}/draft`)).status).toBe(403);
    expect((await send('PUT', other, { cues: [] })).status).toBe(403);
  });

  it('hears what is wrong with a file, how it reads in other encodings, and the limits', async () => {
    const body = new Uint8Array(iconv.encode(SRT, 'windows-1250'));
    const { json } = await service.call('POST', `${at}/check`, { key, body });
    expect(json).toMatchObject({
      ok: true,
      encoding: 'windows-1250',
      format: 'srt',
      limits: { charactersPerLine: 42 },
    });
    expect(json.encodings[0]).toEqual({ name: 'windows-1250', sample: ['Dobrý den, vítejte u nás.'] });
    expect(json.cues).toMatchObject([{ number: 1, start: 1000, text: 'Dobrý den, vítejte u nás.' }]);
    const wrong = await service.call('POST', `${at}/check?encoding=windows-1251`, { key, body });
    expect(wrong.json).toMatchObject({ encoding: 'windows-1251', cues: [{ text: expect.stringContaining('Dobrэ') }] });
    expect((await service.call('POST', `${at}/check?encoding=latin`, { key, body })).status).toBe(400);
    expect((await service.call('POST', `${at}/check`, { key, body: 'no subtitles' })).json).toMatchObject({
      ok: false,
    });
    expect((await send('GET', 'history')).json.revisions).toHaveLength(1);
  });

  it('keeps a file in the encoding that is said', async () => {
    // What the bytes look like would be another table.
    const body = new Uint8Array(iconv.encode(SRT.replace('vítejte', 'buďte vítáni'), 'windows-1250'));
    const put = await service.call('PUT', `${at}?encoding=windows-1252`, { key, body });
    expect([put.status, put.json.encoding]).toEqual([201, 'windows-1252']);
    expect((await send('GET', '')).json.track[0].text).toBe('Dobrý den, buïte vítáni u nás.');
    expect((await service.call('PUT', `${at}?encoding=windows-1252`, { key, body })).status).toBe(200);
  });

  it('checks and mends cues, all of them or one, and keeps nothing', async () => {
    const cues = [
      { start: 1000, end: 4000, text: LONG },
      { start: 3500, end: 7000, text: 'Sestra přijíždí každé úterý.' },
      { start: 8000, end: 12_000, text: LONG },
      { start: 13_000, end: 15_000, text: ' ' },
    ];
    const { json } = await send('POST', 'check', { cues });
    expect(codes(json.problems)).toEqual(expect.arrayContaining(['overlap', 'line-length', 'empty-cue']));
    expect(json.problems.find(({ code }: { code: string }) => code === 'overlap')).toMatchObject({ repair: 'overlap' });
    expect(json.cues).toHaveLength(4);
    const all = (await send('POST', 'repair', { cues })).json;
    expect(all.cues).toHaveLength(3);
    expect(new Set(codes(all.repaired))).toEqual(new Set(['line-breaks', 'overlap', 'empty-cue']));
    const one = (await send('POST', 'repair', { cues, codes: ['line-breaks'], numbers: [3] })).json;
    expect(one.repaired).toMatchObject([{ cue: 3, code: 'line-breaks' }]);
    expect(one.cues.map(({ text }: { text: string }) => text.split('\n').length)).toEqual([1, 1, 2, 1]);
    const pair = (await send('POST', 'repair', { cues, codes: ['overlap'], numbers: [2] })).json;
    expect(pair.cues.slice(0, 2)).toMatchObject([
      { start: 1000, end: expect.any(Number) },
      { start: 3500, end: 7000 },
    ]);
    expect(pair.cues[0].end).toBeLessThanOrEqual(3500);
    const whole = (await send('POST', 'repair', { cues: cues.toReversed(), codes: ['order'], numbers: [1] })).json;
    expect([whole.repaired, whole.cues[0].start]).toEqual([[], 13_000]);
    expect((await send('POST', 'repair', { cues, codes: ['magic'] })).status).toBe(422);
    expect((await send('GET', 'history')).json.revisions).toHaveLength(1);
  });

  it('is told everything that is wrong with cues at once', async () => {
    const bad = [
      { start: -1, end: 2, text: 'a' },
      { start: 1.5, end: 2, tekst: 'a' },
    ];
    const { status, json } = await send('POST', 'check', { cues: bad });
    expect([status, json.problems.map(({ at: place }: { at: string }) => place)]).toEqual([
      422,
      ['/cues/0/start', '/cues/1/start', '/cues/1/tekst'],
    ]);
    const backwards = await send('POST', 'check', { cues: [{ start: 2000, end: 1000, text: 'Zpět.' }] });
    expect(backwards.json).toMatchObject({ ok: false, problems: [{ code: 'bad-time', cue: 1 }] });
    const tags = await send('POST', 'check', { cues: [{ start: 0, end: 2000, markup: 'Je to <b>tady.' }] });
    expect(codes(tags.json.problems)).toContain('markup');
  });

  it('keeps a draft that two browsers do not overwrite', async () => {
    const cues = [{ start: 1000, end: 3000, markup: 'Dobrý <i>den</i>.' }];
    const first = await send('PUT', 'draft', { cues, basedOn: 1 });
    expect(first.json).toMatchObject({ cues, basedOn: 1, author: { role: 'translator' } });
    const etag = first.headers.get('etag') ?? '';
    expect((await send('GET', 'draft', undefined, { 'if-none-match': etag })).status).toBe(304);
    expect((await send('PUT', 'draft', { cues: [] })).status).toBe(412);
    expect((await send('PUT', 'draft', { cues: [] }, { 'if-match': etag })).status).toBe(200);
    expect((await send('PUT', 'draft', { cues }, { 'if-match': etag })).json.code).toBe('edit-conflict');
    expect((await send('DELETE', 'draft', undefined, { 'if-match': etag })).status).toBe(412);
    expect((await send('DELETE', 'draft')).status).toBe(204);
    expect((await send('GET', 'draft')).status).toBe(204);
    expect((await send('PUT', 'draft', { cues })).headers.get('etag')).not.toBe(etag);
    expect((await send('GET', '')).json.revision).toBe(1);
  });

  it('sends cues as a revision, which ends the draft', async () => {
    const cues = [
      { start: 1000, end: 3000, markup: 'Dobrý <i>den</i>.', speaker: 'Jana' },
      { start: 3200, end: 5000, text: 'Vítejte u nás.', position: { vertical: 'top', horizontal: 'center' } },
    ];
    await send('PUT', 'draft', { cues });
    const refused = await send('PUT', '', { cues: [{ start: 5, end: 5, text: 'a' }] });
    expect([refused.status, (await send('GET', 'draft')).status]).toEqual([422, 200]);
    const put = await send('PUT', '', { cues }, { 'if-match': '"1"' });
    expect([put.status, put.json.revision, put.json.cues]).toEqual([201, 2, 2]);
    expect((await send('GET', 'draft')).status).toBe(204);
    expect((await send('GET', '')).json.track).toEqual([
      { number: 1, text: 'Dobrý den.', ...cues[0] },
      { number: 2, ...cues[1] },
    ]);
  });
});
