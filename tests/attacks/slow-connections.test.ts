import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openService, type TestService } from '../http/support/service.ts';
import { rounds } from '../support/seed.ts';
import { openRaw, type RawAnswer } from './support/raw-http.ts';

/** Milliseconds that a request may take to come. */
const PATIENCE = 1_500;

describe('connections that are held open', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService({ limits: { headersMs: PATIENCE, bodyMs: PATIENCE } });
  });
  afterEach(() => service.close());

  /** Sends a beginning, if any, and then one byte after the other for as long as the connection is open. */
  const drip = async (beginning: string): Promise<RawAnswer[]> => {
    const connection = await openRaw(service.url);
    connection.write(beginning);
    const timer = setInterval(() => beginning && connection.write('a'), 100);
    return connection.closed().finally(() => clearInterval(timer));
  };
  const post = (more: string): string =>
    `POST /v1/keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.admin}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

  it('by headers or bodies that come byte by byte, or never, are ended, and others are served meanwhile', async () => {
    const beginnings = [
      '',
      'GET /',
      'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ',
      post('Content-Length: 1000'),
      `${post('Transfer-Encoding: chunked')}ffff\r\n`,
    ];
    const held = Array.from({ length: rounds(200, 1_000) }, (_, i) => drip(beginnings[i % beginnings.length] ?? ''));
    let isOver = false;
    const all = Promise.all(held).finally(() => (isOver = true));
    let served = 0;
    while (!isOver) {
      expect((await service.call('GET', '/v1/documentaries', { key: service.admin })).status).toBe(200);
      served += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const answers = await all;
    expect(served).toBeGreaterThan(3);
    // One that has said nothing, or no line of a request, is told as well.
    for (const [i, [answer]] of answers.entries()) expect(answer?.status, beginnings[i % beginnings.length]).toBe(408);
    const open = await new Promise<number>((resolve) =>
      service.app.server.getConnections((_, count) => resolve(count)),
    );
    expect(open).toBeLessThan(10);
  });

  it('are kept where a body comes whole after its refusal: the next request on them is answered', async () => {
    const connection = await openRaw(service.url);
    connection.write('POST /v1/keys HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n');
    expect((await connection.wait(1)).map(({ status }) => status)).toEqual([401]);
    connection.write('{}');
    // More than what is still sent after a refusal is waited for.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    connection.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    expect((await connection.wait(2)).map(({ status }) => status)).toEqual([401, 200]);
    connection.leave();
  }, 20_000);

  it('by a body that has no end are ended where it is larger than the route takes', async () => {
    const connection = await openRaw(service.url);
    connection.write(post('Transfer-Encoding: chunked'));
    const chunk = `2000\r\n${' '.repeat(0x2000)}\r\n`;
    const timer = setInterval(() => connection.write(chunk), 1);
    const [answer] = await connection.wait(1);
    expect(answer?.status).toBe(413);
    await connection.closed().finally(() => clearInterval(timer));
  });
});
