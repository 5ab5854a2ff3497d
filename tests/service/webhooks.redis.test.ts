import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../support/program.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { newClient } from './support/client.ts';
import { makeFootage, putFilm } from './support/films.ts';
import { newFolder, type RunningService, startService, startWorkerProgram } from './support/service.ts';

interface Listener {
  readonly url: string;
  readonly heard: string[];
  readonly server: Server;
}

const listen = async (): Promise<Listener> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (text) => {
      body += text;
    });
    request.on('end', () => {
      heard.push(JSON.parse(body).type);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard, server };
};

let folder: Awaited<ReturnType<typeof newFolder>>;
let redis: RedisServer;
let listeners: readonly Listener[] = [];
const programs: Pick<RunningService, 'kill'>[] = [];

beforeAll(async () => {
  folder = await newFolder();
  [redis, listeners] = await Promise.all([startRedis(), Promise.all([listen(), listen()])]);
  await makeFootage(folder.path('a.mp4'), 10);
});
afterAll(async () => {
  for (const { kill } of programs) await kill();
  for (const { server } of listeners) server.close();
  await redis?.stop();
  await folder?.remove();
});

it('webhooks are sent by the service: workers end the renders, and need no way out of their network', async () => {
  const home = folder.path('home');
  const [outside, inside] = listeners as [Listener, Listener];
  const service = await startService(home, { REDIS_URL: redis.url, WEBHOOK_URL: outside.url });
  programs.push(service);
  programs.push(await startWorkerProgram(home, { REDIS_URL: redis.url, WEBHOOK_URL: inside.url }));
  const client = newClient(service);
  for (const id of ['one', 'two', 'three']) {
    await putFilm(client, { id, shots: 3 }, folder.path('a.mp4'));
    expect(await client.ended(await client.render(id))).toMatchObject({ state: 'succeeded' });
  }
  const count = (type: string): number => outside.heard.filter((each) => each === type).length;
  await until('all is told', () => count('render.finished') + count('render.released') + inside.heard.length === 6);
  expect(inside.heard).toEqual([]);
  expect([count('render.finished'), count('render.released')]).toEqual([3, 3]);
});
