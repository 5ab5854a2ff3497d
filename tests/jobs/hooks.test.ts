import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverHook, type HookJob, sendHook, signedHeaders } from '../../src/jobs/hooks.ts';
import { memoryQueues } from '../adapters/queue/memory-queues.ts';
import { until } from '../support/program.ts';

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let url: string;
const got: Got[] = [];
/** What the receiver answers, one after the other; 200 once they are used up. */
let answers: number[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

const at = new Date('2026-11-24T08:00:00Z');
const event = { type: 'render.released', documentary: 'farm', data: { release: 'r1' } } as const;

it('a message is signed as Standard Webhooks asks: by id, time and body', () => {
  // The example of the specification's reference libraries.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const job = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
  expect(signedHeaders(job, secret, new Date(1_614_265_330_000))).toMatchObject({
    'webhook-id': job.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('is sent until it is taken, the same message each time, and said twice is sent once', async () => {
  const queues = memoryQueues({ attempts: 5, firstPause: 5 });
  const hooks = queues.open<HookJob>('hooks');
  answers = [500, 503];
  await sendHook(hooks, event, 'render-1', at);
  await sendHook(hooks, event, 'render-1', at);
  await hooks.work(
    deliverHook({ url, secret: 'a secret of words' }, () => at),
    { concurrency: 2 },
  );
  await until('it is taken', () => got.length === 3);
  await until('nothing is left', async () => (await hooks.counts()).waiting + (await hooks.counts()).active === 0);
  await queues.close();
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const [{ headers, body } = { headers: {}, body: '' }] = got;
  expect(JSON.parse(body)).toEqual({
    type: 'render.released',
    timestamp: '2026-11-24T08:00:00.000Z',
    data: { documentary: 'farm', release: 'r1' },
  });
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const signature = createHmac('sha256', 'a secret of words').update(signed).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${signature}`);
});

it('is given up where the receiver is gone for good', async () => {
  answers = [410];
  const job = { id: 'hook', data: { id: 'msg_1', body: '{}' }, attempt: 1, signal: new AbortController().signal };
  const deliver = deliverHook({ url }, () => at);
  await expect(deliver({ ...job, report: () => {} })).rejects.toMatchObject({ code: 'not-found' });
  answers = [302];
  await expect(deliver({ ...job, report: () => {} })).rejects.toMatchObject({ code: 'hook-failed' });
});
