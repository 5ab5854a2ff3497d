import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TABLE } from '../../src/http/table.ts';
import { openService, type TestService } from './support/service.ts';

describe('the service itself', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService({ limits: { headersMs: 300, bodyMs: 300, probeMs: 100 } });
  });
  afterEach(() => service.close());

  it('is alive, and ready while queue, store and ffmpeg answer', async () => {
    expect((await service.call('GET', '/healthz')).json).toEqual({ status: 'ok', version: '0.1.0' });
    const { json } = await service.call('GET', '/readyz');
    expect(json).toEqual({ status: 'ready', checks: { queue: 'ok', store: 'ok', ffmpeg: 'ok' }, workers: 2 });
  });

  it('names what does not answer, without saying where it stands', async () => {
    service.tool.set({ broken: true });
    const { records, services } = service;
    const hanging = await openService({
      records: { ...records, store: { ...records.store, ping: () => new Promise(() => {}) } },
      tool: services.tool,
      limits: { probeMs: 100 },
      work: { ...services.work, workers: () => Promise.reject(new Error('away')) },
    });
    const { status, json, headers, text } = await hanging.call('GET', '/readyz');
    expect([status, headers.get('retry-after'), json.workers]).toEqual([503, '5', null]);
    expect(json.checks).toEqual({ queue: 'ok', store: 'it does not answer', ffmpeg: 'it does not answer' });
    expect(text).not.toContain('/usr/bin');
    await hanging.close();
  });

  it('counts for Prometheus', async () => {
    await service.call('GET', '/v1/documentaries', { key: service.admin });
    const { text } = await service.call('GET', '/metrics');
    expect(text).toContain(
      'polyreel_http_request_seconds_count{method="GET",route="/v1/documentaries",status="200"} 1',
    );
    expect(text).toContain('polyreel_renders{state="running"} 1');
    expect(text).toContain('polyreel_queue_jobs{queue="steps",state="waiting"} 3');
    expect(text).toContain('polyreel_workers 2');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('counts what it can where the queue is away', async () => {
    const away = {
      queues: () => Promise.reject(new Error('away')),
      renders: async () => ({}),
      workers: async () => undefined,
    };
    const without = await openService({ work: away });
    const { status, text } = await without.call('GET', '/metrics');
    expect([status, text.includes('polyreel_queue_jobs{')]).toEqual([200, false]);
    await without.close();
  });

  it('describes every route in OpenAPI', async () => {
    const { json } = await service.call('GET', '/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    const described = Object.entries(json.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(
      TABLE.map(({ method, path }) => `${method} ${path.replace(/:(\w+)\*?/g, '{$1}')}`).sort(),
    );
    const ask = json.paths['/v1/documentaries/{documentary}/renders'].post;
    expect(ask.parameters).toMatchObject([{ name: 'documentary', in: 'path', required: true }]);
    expect(ask.requestBody.content['application/json'].schema.properties).toHaveProperty('acceptErrors');
    expect(ask.responses['202'].content['application/json'].schema.properties).toHaveProperty('secondsLeft');
    expect(ask.security).toEqual([{ key: [] }, { session: [] }]);
    const latest = json.paths['/v1/documentaries/{documentary}/releases/latest'].get;
    expect(latest.security).toEqual([{ key: [] }, { session: [] }, {}]);
    expect(JSON.stringify(json)).not.toContain('"$schema"');
  });

  it('shows a plain page in four languages, and lets nothing else onto it', async () => {
    const { text, headers } = await service.call('GET', '/');
    for (const language of ['en', 'cs', 'fr', 'hr']) expect(text).toContain(`<p lang="${language}">`);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('lets nobody keep or guess what it answers', async () => {
    const { headers } = await service.call('GET', '/v1/documentaries', { key: service.admin });
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
  });

  /** Milliseconds until the service has closed a connection on which so much was sent. */
  const holdOpen = (text: string): Promise<string> =>
    new Promise((resolve) => {
      let said = '';
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(text));
      socket.setEncoding('utf8').on('data', (more: string) => {
        said += more;
      });
      socket.on('error', () => {}).once('close', () => resolve(said));
    });

  it('closes connections that never finish their headers or their body', async () => {
    const key = `Authorization: Bearer ${service.admin}`;
    const [headers, body] = await Promise.all([
      holdOpen('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: '),
      holdOpen(
        `POST /v1/keys HTTP/1.1\r\nHost: x\r\n${key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
      ),
    ]);
    expect(headers).toMatch(/^HTTP\/1.1 408 /);
    expect(body).toMatch(/^HTTP\/1.1 408 /);
  });

  it('lets running requests end when it closes, and takes no new ones', async () => {
    let release = (): void => {};
    const { renders } = service;
    const slow = await openService({
      renders: {
        ...renders,
        view: async () => {
          await new Promise<void>((resolve) => {
            release = resolve;
          });
          return undefined;
        },
      },
    });
    const running = slow.call('GET', `/v1/renders/farm.${'0'.repeat(16)}-1`, { key: slow.admin });
    await pause(100);
    const closed = slow.close();
    await pause(50);
    release();
    expect((await running).status).toBe(404);
    await closed;
    await expect(fetch(`${slow.url}/healthz`)).rejects.toThrow();
  });
});
