import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE } from '../../src/http/table.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { makeDocumentary, SRT } from '../http/support/world.ts';
import { chances, rounds } from '../support/seed.ts';

const farm = '/v1/documentaries/farm';

describe('bodies that are not what they say', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openService();
    await makeDocumentary(service, 'farm');
  });
  afterAll(() => service.close());

  /** All routes that take JSON, their addresses filled in with what there is, or is not. */
  const JSON_ROUTES = TABLE.filter(({ body }) => body.kind === 'json').map(({ method, path }) => {
    const parts: Readonly<Record<string, string>> = { documentary: 'farm', language: 'cs' };
    return [method, path.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? 'x')] as const;
  });
  const failures = (): string[] =>
    service
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":50'));
  const send = (method: string, path: string, body: string | Uint8Array, type = 'application/json', more = {}) =>
    service.call(method, path, { key: service.admin, body, headers: { 'content-type': type, ...more } });
  const labels = async (): Promise<string[]> =>
    (await service.call('GET', '/v1/keys', { key: service.admin })).json.keys.map(
      (key: { label: string }) => key.label,
    );

  const good = JSON.stringify({ role: 'partner', label: 'By a trick' });
  it.each([
    'application/jsonp',
    'application/json5',
    'application/json-seq',
    'text/plain; x=application/json',
    'text/plain;application/json',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=json',
    'application/javascript',
    'application/octet-stream',
    'json',
    'application/json/x',
    'application/+json+x',
  ])('are not read as JSON: %s', async (type) => {
    for (const [method, path] of [...JSON_ROUTES, ['PUT', `${farm}/manifest`] as const])
      expect((await send(method, path, good, type)).status, `${method} ${path}`).toBe(415);
    expect(await labels()).not.toContain('By a trick');
    // A track may be of any kind: such a one is no list of cues.
    const track = await send('PUT', `${farm}/subtitles/cs`, '{"cues": []}', type);
    expect([400, 415, 422]).toContain(track.status);
  });

  it.each<readonly [string, string | Uint8Array, string]>([
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000), 'too-deep'],
    ['a hundred thousand levels of objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'too-deep'],
    ['a hundred thousand levels that are not closed', '['.repeat(60_000), 'too-deep'],
    ['__proto__', '{"__proto__": {"role": "admin"}, "role": "partner", "label": "x"}', 'refused-name'],
    ['__proto__ in letters of another writing', '{"\\u005f_proto__": {"isAdmin": true}}', 'refused-name'],
    ['constructor.prototype', '{"constructor": {"prototype": {"role": "admin"}}}', 'refused-name'],
    ['a number without end', '{"days": 1e999, "role": "partner", "label": 1e999}', ''],
    ['a number of ten thousand digits', `{"days": ${'9'.repeat(10_000)}, "label": 7}`, ''],
    ['UTF-8 that is none', Uint8Array.from([0x22, 0xff, 0xfe, 0x22]), 'not-utf8'],
    ['UTF-8 of two bytes for one', Uint8Array.from([0x7b, 0xc0, 0xaf, 0x7d]), 'not-utf8'],
    ['half a surrogate in UTF-8', Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'not-utf8'],
    ['UTF-16', Buffer.from('\ufeff{"role": "partner", "label": "x"}', 'utf16le'), 'not-utf8'],
    ['two documents', '{"role": "partner"}{"role": "admin"}', 'not-json'],
    ['a comment', '{/**/}', 'not-json'],
    ['a comma too many', '{"role": "partner",}', 'not-json'],
    ['NaN', '{"days": NaN}', 'not-json'],
    ['NUL', '\0{}', 'not-json'],
    ['text', '"role"', ''],
    ['a list', '[{"role": "partner", "label": "x"}]', ''],
    ['null', 'null', ''],
    ['a list of a million', `[${'0,'.repeat(4_000)}0]`, ''],
  ])('with %s are refused everywhere, and change nothing', async (_, body, code) => {
    const before = await labels();
    for (const [method, path] of JSON_ROUTES) {
      const { status, text, json } = await send(method, path, body);
      if (code && status !== 413) expect([status, json.problems[0].code], `${method} ${path}`).toEqual([400, code]);
      // What has no body, or may leave it out, may be told first that it is not there.
      expect([400, 404, 413, 422], `${method} ${path}: ${text.slice(0, 200)}`).toContain(status);
    }
    expect(await labels()).toEqual(before);
    expect(({} as Record<string, unknown>).role).toBeUndefined();
    expect(failures()).toEqual([]);
  });

  it.each<readonly [string, string]>([
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a hundred thousand levels that are not closed', '{"timeline":'.repeat(100_000)],
    ['a title of a hundred thousand levels', `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['three million commas', `[${','.repeat(3_000_000)}`],
    ['half a million entries that are none', `{"timeline":[${'{},'.repeat(500_000)}{}]}`],
    ['a hundred thousand names that are none', `{${Array.from({ length: 100_000 }, (_, i) => `"n${i}":1`).join()}}`],
    ['the names of objects', '{"__proto__": {"version": 1}, "constructor": {}, "media": {"__proto__": {"file": "x"}}}'],
  ])('with %s are no manifest, and that is told, and quickly', async (_, body) => {
    for (const [method, path] of [
      ['POST', `${farm}/manifest/check`],
      ['PUT', `${farm}/manifest`],
      ['PUT', `${farm}/subtitles/cs`],
    ] as const) {
      const begun = performance.now();
      const { status, json } = await send(method, path, body);
      expect([400, 422, ...(method === 'POST' ? [200] : [])], `${method} ${path}`).toContain(status);
      expect(json.ok ?? false).toBe(false);
      expect(performance.now() - begun, `${method} ${path}`).toBeLessThan(20_000);
    }
    expect(failures()).toEqual([]);
  });

  it('with half a surrogate in a name are told, or keep it so that it can be written', async () => {
    const body = '{"role": "partner", "label": "half \\ud800 of one"}';
    expect((await send('POST', '/v1/keys', body)).status).toBe(422);
  });

  it('with a mark of byte order are read, and with a name twice have the last', async () => {
    const marked = await send('POST', '/v1/keys', `\ufeff${JSON.stringify({ role: 'partner', label: 'Marked' })}`);
    expect([marked.status, marked.json.label]).toEqual([201, 'Marked']);
    const twice = await send('POST', '/v1/keys', '{"role": "admin", "role": "partner", "label": "Twice"}');
    expect([twice.status, twice.json.role]).toEqual([201, 'partner']);
  });

  it('that are packed are not unpacked, wherever they are sent', async () => {
    const bomb = Buffer.alloc(20_000_000, 32);
    for (const [encoding, packed] of [
      ['gzip', gzipSync(bomb)],
      ['deflate', deflateSync(bomb)],
      ['br', brotliCompressSync(bomb)],
      ['gzip, gzip', gzipSync(gzipSync(bomb))],
    ] as const)
      for (const [method, path] of [
        ['POST', '/v1/keys'],
        ['POST', `${farm}/renders`],
        ['PUT', `${farm}/manifest`],
        ['PUT', `${farm}/subtitles/cs`],
        ['POST', `${farm}/subtitles/cs/check`],
      ] as const) {
        const { status } = await send(method, path, packed, 'application/json', { 'content-encoding': encoding });
        expect([400, 415, 422], `${method} ${path}`).toContain(status);
      }
    const plain = await send('PUT', `${farm}/subtitles/cs`, SRT, 'text/plain', { 'content-encoding': 'identity' });
    expect(plain.status).toBe(200);
  });

  it('changed at random never make anything fail', async () => {
    const { below, pick, bytes } = chances('bodies changed at random');
    const bodies = [
      good,
      '{"cues":[{"start":0,"end":1,"text":"a"}]}',
      '{"preview":{"cue":1,"language":"cs"}}',
      '{"days":3,"label":"x"}',
    ];
    for (let round = 0; round < rounds(200, 6_000); round += 1) {
      const [method, path] = pick(JSON_ROUTES);
      const body = Buffer.from(pick(bodies));
      for (let change = 0; change <= below(4); change += 1) body.set(bytes(1), below(body.length));
      const { status } = await send(method, path, body);
      expect(status, `round ${round}: ${method} ${path} ${body.toString('latin1')}`).toBeLessThan(500);
    }
    expect(failures()).toEqual([]);
  });
});
