import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PolyreelError } from '../../src/errors.ts';
import { TABLE } from '../../src/http/table.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, manifest, SRT } from './support/world.ts';

describe('bad input', () => {
  let service: TestService;
  const farm = '/v1/documentaries/farm';

  beforeAll(async () => {
    service = await openService();
    await makeDocumentary(service, 'farm');
  });
  afterAll(() => service.close());

  const send = (method: string, path: string, options: Parameters<TestService['call']>[2] = {}) =>
    service.call(method, path, { key: service.admin, ...options });

  /** Sends bytes that no client would, and gives all that comes back. */
  const sendRaw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let said = '';
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(text));
      socket.setEncoding('utf8').on('data', (more: string) => {
        said += more;
        if (said.includes('\r\n\r\n')) socket.end();
      });
      socket.once('close', () => resolve(said)).once('error', reject);
    });

  it('is told with all its problems at once: path, query and body', async () => {
    const { status, json } = await send('POST', '/v1/documentaries/Farm!/renders?x=1', {
      json: { editon: 'full', languages: [], preview: { shot: -1 }, acceptErrors: 'yes' },
    });
    expect(status).toBe(400);
    expect(json.problems.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`)).toEqual([
      ':documentary invalid-value',
      '?x unknown-field',
      '/languages invalid-value',
      '/preview/shot invalid-value',
      '/acceptErrors invalid-value',
      '/editon unknown-field',
    ]);
    expect(json.problems.at(-1).message).toContain('did you mean "edition"?');
  });

  it('in the body alone is 422', async () => {
    const { status, json } = await send('POST', `${farm}/renders`, { json: { nonsense: 1 } });
    expect([status, json.code, json.problems.length]).toEqual([422, 'bad-input', 1]);
  });

  it('that is missing is told with what the route needs', async () => {
    const headers = { 'content-type': 'application/json' };
    const said = async (method: string, path: string, body?: string): Promise<string> => {
      const { status, json } = await send(method, path, { headers, ...(body === undefined ? {} : { body }) });
      expect([status, json.problems.length, json.problems[0].at]).toEqual([422, 1, '/']);
      return json.problems[0].message;
    };
    for (const body of [undefined, '', ' \n'])
      expect(await said('POST', '/v1/keys', body)).toBe(
        'the request has no body; send a JSON object with "role" and "label". GET /openapi.json says more.',
      );
    expect(await said('PATCH', farm)).toContain('with "autoRender" or "public".');
    expect(await said('POST', '/v1/session')).toContain('with "key" or "link".');
    expect(await said('PUT', `${farm}/subtitles/cs`, '')).toContain('with "cues".');
    expect(await said('PUT', `${farm}/subtitles/cs/draft`)).toContain('with "cues".');
    expect(await said('PUT', `${farm}/releases/latest`)).toContain('with "release".');
    expect((await send('POST', `${farm}/plan`, { headers })).status).toBe(200);
  });

  it('that is no JSON is refused with the line and column', async () => {
    const body = '{\n  "edition": "full",\n  oops\n}';
    const { status, json } = await send('POST', `${farm}/renders`, {
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect([status, json.problems[0].at]).toEqual([400, 'line 3, column 3']);
  });

  it('that is nested too deep, or carries names that trick programs, is refused', async () => {
    const headers = { 'content-type': 'application/json' };
    const deep = await send('POST', `${farm}/renders`, { body: '['.repeat(20_000) + ']'.repeat(20_000), headers });
    expect([deep.status, deep.json.problems[0].code]).toEqual([400, 'too-deep']);
    const open = await send('POST', `${farm}/renders`, { body: '['.repeat(20_000), headers });
    expect([open.status, open.json.problems[0].code]).toEqual([400, 'too-deep']);
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const trick = await send('POST', `${farm}/renders`, { body: `{"preview":{"${name}":{}}}`, headers });
      expect([trick.status, trick.json.problems[0].at]).toEqual([400, `/preview/${name}`]);
    }
  });

  it('that is not UTF-8 is refused', async () => {
    const { status, json } = await send('PUT', `${farm}/manifest`, {
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
      headers: { 'content-type': 'application/json' },
    });
    expect([status, json.problems[0].code]).toEqual([400, 'not-utf8']);
  });

  it('that is too large is 413, whether it says so or not', async () => {
    const large = await send('POST', `${farm}/renders`, { json: { edition: 'x'.repeat(70_000) } });
    expect(large.status).toBe(413);
    const chunks = `${'10000\r\n'}${'x'.repeat(65_536)}\r\n`;
    const said = await sendRaw(
      `POST ${farm}/renders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.admin}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}${chunks}`,
    );
    expect(said).toMatch(/^HTTP\/1.1 413 /);
  });

  it('of another content type is 415, before the body is read', async () => {
    for (const [method, path] of [
      ['PUT', `${farm}/manifest`],
      ['POST', `${farm}/renders`],
      ['POST', '/v1/keys'],
    ] as const) {
      const { status, json } = await send(method, path, { body: '<a/>', headers: { 'content-type': 'text/xml' } });
      expect([status, json.code]).toEqual([415, 'wrong-type']);
    }
  });

  it('of an unknown address is 404, and of a known one for other methods 405 with Allow', async () => {
    expect((await send('GET', '/v1/nothing')).status).toBe(404);
    expect((await send('GET', `/v1/documentaries/farm/releases/x/y`)).status).toBe(404);
    const wrong = await send('DELETE', `${farm}/manifest`);
    expect([wrong.status, wrong.headers.get('allow'), wrong.json.code]).toEqual([
      405,
      'GET, PUT',
      'method-not-allowed',
    ]);
    expect((await send('HEAD', `${farm}/renders`)).status).toBe(200);
  });

  it('in headers and addresses never is a 5xx', async () => {
    for (const text of [
      'GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
      'nonsense\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(20_000)}\r\n\r\n`,
      `GET /v1/documentaries/${'z'.repeat(2_000)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.admin}\r\n\r\n`,
      'POST /v1/keys HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      'POST /v1/keys HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      'GET /v1/documentaries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \x01\r\n\r\n',
      'GET /v1/documentaries HTTP/1.1\r\nHost: x\r\nAuthorization: Basic eDp5\r\n\r\n',
      'PROPFIND / HTTP/1.1\r\nHost: x\r\n\r\n',
    ]) {
      const said = await sendRaw(text);
      expect(said, text.slice(0, 60)).toMatch(/^HTTP\/1.1 4\d\d /);
      expect(said, text.slice(0, 60)).toContain('application/problem+json');
    }
  });

  it('of every shape at every address never is a 5xx', async () => {
    for (const { method, path } of TABLE) {
      if (method === 'HEAD' || path.endsWith('/events')) continue;
      for (const part of ['..%2f..%2fetc', '%00', 'farm', '__proto__', "'--", '%F0%9F%8E%AC', 'a'.repeat(900)])
        for (const [body, type] of [
          ['[]', 'application/json'],
          ['\u0000', 'application/offset+octet-stream'],
          ['x', 'multipart/form-data'],
        ] as const) {
          const address = path.replace(/:\w+\*?/g, part);
          const hasBody = method !== 'GET' && method !== 'OPTIONS';
          const { status } = await send(
            method,
            `${address}?day=x&as=x&revision=0`,
            hasBody ? { body, headers: { 'content-type': type, 'if-match': 'x', 'tus-resumable': '1.0.0' } } : {},
          );
          expect(status, `${method} ${address}`).toBeLessThan(500);
        }
    }
  });

  it('in a manifest is told whole, and keeps nothing', async () => {
    const document = manifest('farm', { languages: ['en', 'english'], titel: 'x' });
    const { status, json } = await send('PUT', `${farm}/manifest`, { json: document });
    expect([status, json.problems.length >= 2]).toEqual([422, true]);
    const broken = await send('PUT', `${farm}/manifest`, {
      body: '{"version": 1,,}',
      headers: { 'content-type': 'application/json' },
    });
    expect([broken.status, broken.json.problems[0].at]).toEqual([422, 'line 1, column 15']);
    expect((await send('GET', `${farm}/manifest`)).headers.get('x-revision')).toBe('1');
  });

  it('with an old ETag is 412', async () => {
    const json = manifest('farm', { renditions: ['360p'] });
    const stale = await send('PUT', `${farm}/manifest`, { json, headers: { 'if-match': '"77"' } });
    expect([stale.status, stale.json.code]).toEqual([412, 'edit-conflict']);
    expect((await send('PUT', `${farm}/manifest`, { json, headers: { 'if-none-match': '*' } })).status).toBe(412);
    const track = await send('PUT', `${farm}/subtitles/cs`, { body: `${SRT}\n`, headers: { 'if-match': '"77"' } });
    expect(track.status).toBe(412);
  });

  it('in a form is 400: broken, cut off, without a file, or with two', async () => {
    const form = new FormData();
    form.append('a', new Blob([SRT]), 'a.srt');
    form.append('b', new Blob([SRT]), 'b.srt');
    expect((await send('PUT', `${farm}/subtitles/cs`, { body: form })).status).toBe(400);
    const none = new FormData();
    none.append('a', 'text');
    expect((await send('PUT', `${farm}/subtitles/cs`, { body: none })).status).toBe(400);
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const begun = '--x\r\nContent-Disposition: form-data; name="a"; filename="a.srt"\r\n\r\n1\r\n';
    for (const body of ['', 'nonsense', '--x--', begun, `${begun}--`, '--x\r\n\r\n\r\n--x--']) {
      const { status, json } = await send('PUT', `${farm}/subtitles/cs`, { body, headers });
      expect([status, json.code], body).toEqual([400, 'bad-request']);
    }
    const unnamed = await send('PUT', `${farm}/subtitles/cs`, {
      body: 'x',
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect(unnamed.status).toBe(400);
  });

  it('in subtitles keeps nothing', async () => {
    const before = await send('GET', `${farm}/subtitles/hr/history`);
    const { status, json } = await send('PUT', `${farm}/subtitles/hr`, {
      body: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    });
    expect([status, json.problems[0].severity]).toEqual([422, 'block']);
    expect((await send('PUT', `${farm}/subtitles/hr`, { body: '' })).status).toBe(422);
    expect((await send('GET', `${farm}/subtitles/hr/history`)).text).toBe(before.text);
  });

  it('that is sent twice is one render', async () => {
    const ask = { json: { languages: ['cs'] }, headers: { 'idempotency-key': 'one' } };
    const all = await Promise.all(Array.from({ length: 50 }, () => send('POST', `${farm}/renders`, ask)));
    expect(new Set(all.map(({ status, json }) => `${status} ${json.id}`)).size).toBe(1);
  });

  it('meets a store or a queue that is away as 503 with Retry-After, at once', async () => {
    const away = (code: 'store-away' | 'queue-away') => async () => {
      throw new PolyreelError(code, 'ECONNREFUSED 10.0.0.7:9000 secret-bucket');
    };
    const { records, services, renders } = service;
    const without = await openService({
      records: { ...records, store: { ...records.store, list: () => failing(), readVersion: away('store-away') } },
      renders: { ...renders, ask: away('queue-away') },
      queues: services.queues,
    });
    const list = await without.call('GET', '/v1/documentaries', { key: service.admin });
    const ask = await without.call('POST', `${farm}/renders`, { key: service.admin, json: {} });
    expect([list.status, list.json.code, list.headers.get('retry-after')]).toEqual([503, 'store-away', '5']);
    expect([ask.status, ask.json.code, ask.headers.get('retry-after')]).toEqual([503, 'queue-away', '5']);
    expect(list.text + ask.text).not.toMatch(/10\.0|secret/);
    await without.close();
  });

  it('that nobody expected is a 500 that says nothing, with an id that stands in the log', async () => {
    const { records, renders } = service;
    const broken = await openService({
      records,
      renders: {
        ...renders,
        view: async () => {
          throw new Error('password=hunter2 at /srv/secret');
        },
      },
    });
    const { status, json, text, headers } = await broken.call('GET', `/v1/renders/farm.${'0'.repeat(16)}-1`, {
      key: service.admin,
    });
    expect([status, json.code]).toEqual([500, 'unexpected']);
    expect(text).not.toContain('hunter2');
    expect(json.detail).toContain(headers.get('x-request-id'));
    expect(broken.log()).toContain(`"request":"${headers.get('x-request-id')}"`);
    expect(broken.log()).toContain('hunter2');
    await broken.close();
  });

  it('meets a failure of ours by its code, without its words', async () => {
    const { records, renders } = service;
    const view = async () => {
      throw new PolyreelError('media-failed', 'ffmpeg /srv/secret/clip.mp4: exit status 1');
    };
    const broken = await openService({ records, renders: { ...renders, view } });
    const at = `/v1/renders/farm.${'0'.repeat(16)}-1`;
    const { status, json, text } = await broken.call('GET', at, { key: service.admin });
    expect([status, json.code]).toEqual([500, 'media-failed']);
    expect(text).not.toContain('secret');
    await broken.close();
  });
});

async function* failing(): AsyncGenerator<string> {
  yield await Promise.reject(new PolyreelError('store-away', 'ECONNREFUSED 10.0.0.7:9000 secret-bucket'));
}
