import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TABLE } from '../../src/http/table.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { makeDocumentary } from '../http/support/world.ts';
import { chances, rounds, thorough } from '../support/seed.ts';
import { openRaw, sendRaw } from './support/raw-http.ts';

/** A request that would be answered, and stand in the log, if anybody took what comes before it for its end. */
const HIDDEN = 'GET /v1/session HTTP/1.1\r\nHost: x\r\n\r\n';
const CHUNKED = 'Transfer-Encoding: chunked';

describe('requests that are no requests', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openService({ limits: { failedKeys: 1_000_000 } });
    await makeDocumentary(service, 'farm');
  });
  afterAll(() => service.close());

  const head = (line: string, ...headers: readonly string[]): string =>
    [line, 'Host: x', `Authorization: Bearer ${service.admin}`, ...headers, '', ''].join('\r\n');
  const post = (...headers: readonly string[]): string =>
    head('POST /v1/keys HTTP/1.1', 'Content-Type: application/json', ...headers);
  let logged = 0;
  beforeEach(() => {
    logged = service.log().length;
  });
  const sawHidden = (): boolean => service.log().slice(logged).includes('"route":"/v1/session"');

  it.each<readonly [string, () => string]>([
    ['Content-Length and Transfer-Encoding', () => `${post('Content-Length: 4', CHUNKED)}0\r\n\r\n`],
    ['Transfer-Encoding and Content-Length', () => `${post(CHUNKED, 'Content-Length: 4')}0\r\n\r\n`],
    ['two lengths', () => `${post('Content-Length: 0', 'Content-Length: 60')}`],
    ['two equal lengths in one', () => `${post('Content-Length: 0, 0')}`],
    ['a length with a sign', () => `${post('Content-Length: +0')}`],
    ['a length below nothing', () => `${post('Content-Length: -1')}`],
    ['a length in hex', () => `${post('Content-Length: 0x0')}`],
    ['a length without end', () => `${post('Content-Length: 99999999999999999999999999')}`],
    ['a space before the colon', () => `${post('Content-Length : 0')}`],
    ['an unknown encoding', () => `${post('Transfer-Encoding: xchunked')}0\r\n\r\n`],
    ['chunked before another encoding', () => `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n`],
    ['chunked twice', () => `${post('Transfer-Encoding: chunked, chunked')}0\r\n\r\n`],
    ['chunked in two headers', () => `${post(CHUNKED, 'Transfer-Encoding: x')}0\r\n\r\n`],
    ['a chunk that is larger than numbers are', () => `${post(CHUNKED)}ffffffffffffffffff\r\n`],
    ['a chunk below nothing', () => `${post(CHUNKED)}-1\r\n`],
    ['a chunk without a size', () => `${post(CHUNKED)}\r\n`],
    ['a chunk that is longer than its size', () => `${post(CHUNKED)}1\r\nab\r\n0\r\n\r\n`],
    ['an extension of a chunk that has no end', () => `${post(CHUNKED)}1;${'x'.repeat(40_000)}\r\n`],
    ['trailers that have no end', () => `${post(CHUNKED)}0\r\n${'a: b\r\n'.repeat(20_000)}`],
    ['a header that goes on in the next line', () => `${post('X-A: b\r\n c')}`],
    ['a header with a lone CR', () => `${post('X-A: b\rX-B: c')}`],
    ['a header with NUL', () => `${post('X-A: b\0c')}`],
    ['no host', () => 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['a method that nobody knows', () => head('HACK /healthz HTTP/1.1')],
    ['a tunnel', () => head('CONNECT elsewhere.example:443 HTTP/1.1')],
    ['another version', () => head('GET /healthz HTTP/3.0')],
    ['the beginning of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a handshake of TLS', () => `\x16\x03\x01\x02${'\0'.repeat(600)}`],
    ['headers of 20 kilobytes', () => head('GET /healthz HTTP/1.1', `X-Long: ${'y'.repeat(20_000)}`)],
    ['twenty thousand headers', () => head('GET /healthz HTTP/1.1', ...Array<string>(20_000).fill('a: b'))],
    ['an address of 20 kilobytes', () => head(`GET /${'a'.repeat(20_000)} HTTP/1.1`)],
  ])('end their connection, and nothing behind them is answered: %s', async (_, broken) => {
    const answers = await sendRaw(service.url, broken() + HIDDEN);
    expect(answers.length).toBeLessThanOrEqual(1);
    for (const { status } of answers) expect([400, 413, 417, 431]).toContain(status);
    expect(sawHidden()).toBe(false);
    expect((await service.call('GET', '/healthz')).status).toBe(200);
  });

  it('are as long as they say: what stands in a body is no request, also where it is refused unread', async () => {
    for (const [line, status] of [
      ['POST /v1/keys HTTP/1.1', 401],
      ['POST /v1/nothing HTTP/1.1', 404],
      ['GET /healthz HTTP/1.1', 200],
    ] as const) {
      const connection = await openRaw(service.url);
      connection.write(`${line}\r\nHost: x\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`);
      connection.write('GET /icon.svg HTTP/1.1\r\nHost: x\r\n\r\n');
      const answers = await connection.wait(2);
      expect(answers.map((answer) => answer.status)).toEqual([status, 404]);
      connection.leave();
    }
    expect(sawHidden()).toBe(false);
  });

  it('are answered in their order when many come at once', async () => {
    const connection = await openRaw(service.url);
    const lines = Array.from({ length: rounds(200, 2_000) }, (_, i) => (i % 3 ? '/healthz' : '/v1/nothing'));
    connection.write(lines.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''));
    const answers = await connection.wait(lines.length);
    expect(answers.map(({ status }) => status)).toEqual(lines.map((path) => (path === '/healthz' ? 200 : 404)));
    connection.leave();
  });

  it.each(['websocket', 'h2c', 'TLS/1.0'])('that would speak %s are answered as what they are', async (protocol) => {
    const connection = await openRaw(service.url);
    connection.write(
      `GET /v1/documentaries HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n\r\n`,
    );
    const [answer] = await connection.wait(1);
    expect([answer?.status, answer?.head]).toEqual([200, expect.not.stringMatching(/^upgrade:/im)]);
    connection.leave();
  });

  it('of long addresses and ten thousand words in the query are told, and quickly', async () => {
    for (const path of [
      `/v1/documentaries/${'%41'.repeat(4_000)}`,
      `/v1/documentaries/farm/downloads/${'a/'.repeat(6_000)}`,
      `/v1/documentaries/farm/downloads/${'%2e%2e%2f'.repeat(1_000)}etc/passwd`,
      `/v1/documentaries/farm/releases?${'a&'.repeat(6_000)}`,
      `/v1/documentaries/farm/releases?${'edition=full&'.repeat(1_000)}`,
      `/v1/documentaries/farm/releases?${'[a]'.repeat(4_000)}=1`,
      `/v1${'/'.repeat(12_000)}`,
    ]) {
      const begun = performance.now();
      const { status } = await service.call('GET', path, { key: service.admin });
      expect([400, 404], path.slice(0, 60)).toContain(status);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
  });

  const limited = TABLE.flatMap(({ method, path, body }) =>
    'limit' in body ? [{ line: `${method} ${path}`, limit: body.limit }] : [],
  );

  it.each(limited)(
    'whose bodies are larger than $limit bytes are refused before they are kept: $line',
    async ({ line, limit }) => {
      const filled = line.replace(/:\w+/g, (name) =>
        name === ':documentary' ? 'farm' : name === ':language' ? 'cs' : 'x',
      );
      const send = (...headers: string[]): string =>
        head(`${filled} HTTP/1.1`, 'Content-Type: application/json', ...headers);
      const said = await openRaw(service.url);
      said.write(send(`Content-Length: ${limit + 1}`));
      // Not one byte of it was sent.
      expect((await said.wait(1))[0]?.status).toBe(413);
      said.leave();
      if (limit > 100_000 && !thorough) return;
      const unsaid = await openRaw(service.url);
      const block = 65_536;
      unsaid.write(send(CHUNKED));
      for (let sent = 0; sent <= limit && unsaid.answers().length === 0; sent += block) {
        unsaid.write(`${block.toString(16)}\r\n${' '.repeat(block)}\r\n`);
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect((await unsaid.wait(1))[0]?.status).toBe(413);
      unsaid.leave();
    },
  );

  it('changed at random are answered, or their connection is ended, and nothing fails', async () => {
    const { below, pick, bytes } = chances('requests changed at random');
    const good = [
      `${post('Content-Length: 2')}{}`,
      `${post(CHUNKED)}2\r\n{}\r\n0\r\n\r\n`,
      head('GET /v1/documentaries/farm/releases?edition=full HTTP/1.1', 'Range: bytes=0-1', 'If-None-Match: "x"'),
      head('GET /v1/documentaries/farm/manifest HTTP/1.1', 'Cookie: polyreel_session=ps_x', 'Accept: */*'),
    ];
    for (let round = 0; round < rounds(150, 5_000); round += 1) {
      const request = Buffer.from(pick(good));
      for (let change = 0; change <= below(3); change += 1) request.set(bytes(1), below(request.length));
      const connection = await openRaw(service.url);
      connection.write(request);
      // Whatever is half a request now is a whole one, or none, with this behind it.
      connection.write('\r\n\r\n0\r\n\r\n');
      connection.socket.end();
      for (const { status, head: told } of await connection.closed())
        expect(status, `round ${round}: ${request.toString('latin1')}\n${told}`).toBeLessThan(500);
    }
    expect(service.log()).not.toContain('"level":50');
    expect((await service.call('GET', '/healthz')).status).toBe(200);
  });
});
