import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findKey } from '../../src/documents/keys.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { begin, MEDIA, named, sendPart, TUS } from '../http/support/uploader.ts';
import { makeDocumentary, SRT } from '../http/support/world.ts';
import { rounds } from '../support/seed.ts';
import { openRaw } from './support/raw-http.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const MOST = 20;

describe('uploads that lie', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService({ limits: { openUploads: MOST, uploadIdleMs: 60_000 } });
    for (const id of ['farm', 'mill']) await makeDocumentary(service, id);
  });
  afterEach(() => service.close());

  const post = async (headers: Record<string, string>, key = service.admin): Promise<number> =>
    (await service.call('POST', MEDIA, { key, headers: { ...TUS, 'upload-length': '9', ...headers } })).status;
  const offsetOf = async (at: string): Promise<string | null> =>
    (await service.call('HEAD', at, { key: service.admin, headers: TUS })).headers.get('upload-offset');
  const open = async (): Promise<string[]> => readdir(join(service.folder, 'uploads')).catch(() => []);
  const media = async (documentary: string) =>
    (await service.call('GET', `/v1/documentaries/${documentary}/media`, { key: service.admin })).json.media;

  it.each([
    '../x.mp4',
    'a/../../x.mp4',
    '/etc/passwd',
    '//host/share.mp4',
    'C:\\x.mp4',
    '..\\x.mp4',
    'a\0.mp4',
    'a\r\nSet-Cookie: x=1',
    '',
    ' ',
    '.',
    '..',
    'a/',
    'x'.repeat(1_001),
  ])('about their name are not begun: %j', async (name) => {
    expect(await post({ 'upload-metadata': `filename ${base64(name)}` })).toBe(400);
    expect(await open()).toEqual([]);
  });

  it('about who sends them, and where to, are whose they are', async () => {
    const editor = await service.key({ role: 'editor', documentaries: ['farm'] });
    const lies: Record<string, string> = { documentary: 'mill', key: 'start', label: 'somebody else', role: 'admin' };
    const sent = Object.entries({ filename: 'true.mp4', file: 'x', id: 'x', ...lies });
    const metadata = sent.map(([name, value]) => `${name} ${base64(value)}`).join(',');
    const at = await begin({ ...service, admin: editor }, 9, {
      headers: { ...TUS, 'upload-length': '9', 'upload-metadata': metadata },
    });
    expect((await sendPart({ ...service, admin: editor }, at, 0, 'film bits')).status).toBe(204);
    const entry = await findKey(service.records, editor);
    expect(await media('mill')).toEqual([]);
    expect(await media('farm')).toMatchObject([{ file: 'true.mp4', author: { key: entry?.id, role: 'editor' } }]);
  });

  it('in what they say of themselves are told, and never fail', async () => {
    for (const metadata of [
      'filename',
      ',',
      'filename ***',
      `filename ${base64('a.mp4')},filename ${base64('b.mp4')}`,
      `filename ${base64('a.mp4')} ${base64('b.mp4')}`,
      `filename  ${base64('a.mp4')}`,
      `filename ${base64('a.mp4')},__proto__ ${base64('x')}`,
      `filename ${base64('a.mp4')},constructor ${base64('x')}`,
      Array.from({ length: 1_000 }, (_, i) => `k${i} eA==`).join(','),
    ])
      expect(await post({ 'upload-metadata': metadata }), metadata.slice(0, 60)).toBe(400);
    for (const length of [
      '-1',
      '-0',
      '+9',
      '1.5',
      '1e3',
      '0x9',
      'NaN',
      'Infinity',
      '9, 9',
      '09',
      '9007199254740993',
      '',
    ]) {
      const status = await post({ 'upload-metadata': named('a.mp4'), 'upload-length': length });
      expect([400, 413], length).toContain(status);
    }
    expect(await post({ 'upload-metadata': named('a.mp4'), 'upload-length': '500000000001' })).toBe(413);
    expect(await open()).toEqual([]);
  });

  it('about where they stand do not move', async () => {
    const at = await begin(service, 9);
    await sendPart(service, at, 0, 'film');
    for (const offset of ['-1', '0', '3', '5', '9', '4.0', '04', '4e0', '9007199254740993', 'NaN', '4, 4'])
      expect([400, 409], offset).toContain((await sendPart(service, at, 0, 'x', { 'upload-offset': offset })).status);
    expect(await offsetOf(at)).toBe('4');
    expect((await sendPart(service, at, 4, ' bits')).status).toBe(204);
  });

  it('about how long they are take no byte more, also where they do not end', async () => {
    const at = await begin(service, 100);
    expect((await sendPart(service, at, 0, new Uint8Array(101))).status).toBe(413);
    const connection = await openRaw(service.url);
    const lines = [`PATCH ${at} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${service.admin}`, 'Upload-Offset: 0'];
    const type = ['Tus-Resumable: 1.0.0', 'Content-Type: application/offset+octet-stream'];
    connection.write([...lines, ...type, 'Transfer-Encoding: chunked', '', ''].join('\r\n'));
    const timer = setInterval(() => connection.write(`40\r\n${'x'.repeat(64)}\r\n`), 1);
    const [answer] = await connection.wait(1);
    expect(answer?.status).toBe(413);
    await connection.closed().finally(() => clearInterval(timer));
    expect(Number(await offsetOf(at))).toBeLessThanOrEqual(100);
    // What is called captions may have no length at first, and is measured when it has come.
    const grown = { ...TUS, 'upload-defer-length': '1', 'upload-metadata': named('farm.srt') };
    const begun = await service.call('POST', MEDIA, { key: service.admin, headers: grown });
    const track = new URL(begun.headers.get('location') ?? '').pathname;
    const large = new Uint8Array(21_000_000).fill(32);
    const sent = await sendPart(service, track, 0, large, { 'upload-length': String(large.length) });
    expect([sent.status, await media('farm')]).toEqual([413, []]);
  });

  it('are not joined, and take no orders beside the protocol', async () => {
    const concat = { 'upload-metadata': named('a.mp4') };
    expect(await post({ ...concat, 'upload-concat': 'partial' })).toBe(400);
    expect(await post({ ...concat, 'upload-concat': `final;${MEDIA}/x ${MEDIA}/y` })).toBe(400);
    const at = await begin(service, 9);
    const override = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE', 'x-method-override': 'DELETE' };
    await sendPart(service, at, 0, 'film', override);
    expect(await offsetOf(at)).toBe('4');
  });

  it('of others are not there, and not written to', async () => {
    const at = await begin(service, 9);
    const thief = { ...service, admin: await service.key({ role: 'editor' }) };
    const [mine, id] = [await begin(thief, 9), at.split('/').at(-1) ?? ''];
    expect((await sendPart(thief, at, 0, 'film')).status).toBe(404);
    for (const name of [`${id}.json`, `${id}%2f..%2f${id}`, `..%2fuploads%2f${id}`, `${id}%00`, '0'.repeat(32)])
      expect((await sendPart(service, `${MEDIA}/${name}`, 0, 'film')).status, name).toBe(404);
    expect((await sendPart(service, mine, 0, 'film')).status).toBe(404);
    expect(await offsetOf(at)).toBe('0');
  });

  it('are no more than a key may have open, and others begin theirs', async () => {
    const other = await service.key({ role: 'editor' });
    const all: number[] = [];
    for (let i = 0; i < rounds(100, 10_000); i += 1) all.push(await post({ 'upload-metadata': named(`${i}.mp4`) }));
    expect(all.filter((status) => status === 201)).toHaveLength(MOST);
    expect(all.slice(MOST).every((status) => status === 429)).toBe(true);
    expect(await open()).toHaveLength(2 * MOST);
    expect(await post({ 'upload-metadata': named('a.mp4') }, other)).toBe(201);
  });
});

describe('forms that lie', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService();
    await makeDocumentary(service, 'farm');
  });
  afterEach(() => service.close());

  const at = '/v1/documentaries/farm/subtitles/cs';
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const part = (disposition: string, content = SRT): string =>
    `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
  const send = (body: string | Uint8Array, type = headers['content-type']) =>
    service.call('PUT', at, { key: service.admin, body, headers: { 'content-type': type } });

  it('about the name of their file are read without it', async () => {
    for (const name of [
      '../../cs.srt',
      '/etc/passwd',
      'C:\\cs.srt',
      'a\0b.srt',
      'a%0d%0ab.srt',
      '\ud800',
      'x'.repeat(9_000),
    ]) {
      const { status, text } = await send(`${part(`name="file"; filename="${name}"`, `${SRT}\n`)}--x--`);
      expect([200, 201, 400], `${name}: ${text}`).toContain(status);
    }
    for await (const name of service.records.store.list(''))
      expect(name, 'an object of the store').toMatch(/^[\w.%/-]+$/);
    const names: string[] = [];
    for await (const name of service.records.store.list('')) names.push(name);
    expect(names.filter((name) => name.includes('..') || name.includes('passwd'))).toEqual([]);
  });

  it.each([
    ['ten thousand parts', () => `${part('name="a"', 'x').repeat(10_000)}--x--`],
    ['ten thousand files', () => `${part('name="a"; filename="a.srt"', 'x').repeat(10_000)}--x--`],
    ['a part of a million headers', () => `--x\r\n${'a: b\r\n'.repeat(1_000_000)}\r\nx\r\n--x--`],
    ['a header of a part of ten megabytes', () => part(`name="${'a'.repeat(10_000_000)}"`)],
    ['nothing but beginnings', () => '--x\r\n'.repeat(1_000_000)],
    ['nothing but half beginnings', () => '\r\n--'.repeat(2_000_000)],
    ['a name of an object', () => `${part('name="__proto__"; filename="__proto__"', '')}--x--`],
  ])('by %s are refused, and quickly', async (_, form) => {
    const begun = performance.now();
    const { status } = await send(form());
    expect([400, 413, 422]).toContain(status);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect((await service.call('GET', `${at}/history`, { key: service.admin })).json.revisions).toHaveLength(1);
  });

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'x'.repeat(10_000)}`,
    'multipart/form-data; boundary="\r"',
    'multipart/form-data; boundary=x; boundary=y; charset=nonsense',
    'multipart/form-datax; boundary=x',
    'multipart/mixed; boundary=x',
    'MULTIPART/FORM-DATA; BOUNDARY=y',
  ])('about their kind never fail: %j', async (type) => {
    const { status } = await send(`${part('name="a"; filename="a.srt"')}--x--`, type.replace('\r', ''));
    expect(status).toBeLessThan(500);
    expect(service.log()).not.toContain('"level":50');
  });
});
