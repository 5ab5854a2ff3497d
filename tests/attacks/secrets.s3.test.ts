import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN_KEY,
  newFolder,
  type RunningService,
  type RunningWorkerProgram,
  startService,
  startWorkerProgram,
} from '../service/support/service.ts';
import { until } from '../support/program.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { newBucket } from '../support/s3-bucket.ts';

const REDIS_PASSWORD = 'password-of-the-queue-of-the-tests';
const HOOK_SECRET = 'secret-of-the-messages-of-the-tests';
const HOOK_TOKEN = 'token-in-the-address-of-the-messages';
const WRONG = `pr_${'wrong'.repeat(8)}`;
const farm = '/v1/documentaries/farm';
const manifest = {
  ...{ version: 1, id: 'farm', title: { en: 'Farm' }, languages: ['en'] },
  format: { width: 320, height: 180, frameRate: '25' },
  ...{ renditions: [{ name: '180p', height: 180 }], deliver: ['burned', 'hls'] },
  timeline: [{ card: { title: { en: 'Hello' } }, duration: '2s' }],
};

/** A way to the bucket that can be cut. */
const openWay = async (endpoint: string): Promise<{ readonly url: string; readonly cut: () => void }> => {
  const { hostname, port } = new URL(endpoint);
  const sockets = new Set<Socket>();
  const server: Server = createServer((from) => {
    const to = connect(Number(port), hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).once('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};

/** What programs of this machine were started with. */
const commandLines = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });

describe('a service that was used, well and badly, until its store and its queue were away', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let redis: RedisServer;
  let service: RunningService;
  let worker: RunningWorkerProgram;
  /** By what they are. */
  const secrets: Record<string, string> = {};
  const [said, lines]: [string[], Set<string>] = [[], new Set()];
  let audit = '';
  const guesses: number[] = [];

  const ask = async (method: string, path: string, init: RequestInit & { readonly json?: unknown } = {}) => {
    const { json, ...rest } = init;
    const headers = { authorization: `Bearer ${ADMIN_KEY}`, ...(json ? { 'content-type': 'application/json' } : {}) };
    const response = await fetch(new URL(path, service.url), {
      ...{ method, redirect: 'manual', ...rest },
      headers: { ...headers, ...(init.headers as Record<string, string>) },
      ...(json ? { body: JSON.stringify(json) } : {}),
    });
    const text = await response.text();
    if (response.status >= 400) said.push(text);
    for (const line of commandLines()) lines.add(line);
    return { status: response.status, headers: response.headers, text };
  };
  const made = async (method: string, path: string, json: unknown): Promise<Record<string, string>> => {
    const { status, text } = await ask(method, path, { json });
    expect(status, text).toBe(201);
    return JSON.parse(text) as Record<string, string>;
  };

  const useWell = async (): Promise<void> => {
    await made('PUT', `${farm}/manifest`, manifest);
    const track = '1\n00:00:00,200 --> 00:00:01,800\nHello there.\n';
    expect((await ask('PUT', `${farm}/subtitles/en`, { body: track })).status).toBe(201);
    const { key = '', id } = await made('POST', '/v1/keys', { role: 'editor', label: 'An editor' });
    secrets.key = key;
    secrets.link = (await made('POST', `${farm}/links`, { days: 3, label: 'Hall' })).url?.split('#key=')[1] ?? '';
    secrets.signIn = (await made('POST', `/v1/keys/${id}/link`, {})).url?.split('#link=')[1] ?? '';
    const signedIn = await ask('POST', '/v1/session', { json: { key }, headers: { authorization: '' } });
    secrets.cookie = /polyreel_session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1] ?? '';
    secrets.csrf = (JSON.parse(signedIn.text) as { csrf: string }).csrf;
    const asked = await ask('POST', `${farm}/renders`, { json: {} });
    const render = (JSON.parse(asked.text) as { id: string }).id;
    await until(
      'the film is made',
      async () => (await ask('GET', `/v1/renders/${render}`)).text.includes('"state":"succeeded"'),
      120_000,
    );
    const { play } = JSON.parse((await ask('GET', `${farm}/releases/latest`)).text) as { play: { url: string } };
    secrets.grant = play.url.split('/')[3] ?? '';
    await ask('GET', play.url);
    const film = await ask('GET', `${farm}/downloads/farm.en.180p.mp4`);
    secrets.signature = /X-Amz-Signature=(\w+)/.exec(film.headers.get('location') ?? '')?.[1] ?? '';
  };

  const useBadly = async (): Promise<void> => {
    const { key = '', cookie = '', csrf = '', grant = '', signIn = '' } = secrets;
    const headers = { authorization: `Bearer ${WRONG}` };
    await ask('GET', '/v1/documentaries', { headers });
    for (const secret of [...Object.values(secrets), ADMIN_KEY, WRONG]) {
      await ask('GET', `/v1/documentaries?token=${secret}&key=${secret}`);
      await ask('GET', `/v1/${secret}/x`);
      await ask('GET', `/v1/documentaries/${secret}/manifest`);
      await ask('GET', `${farm}/downloads/${secret}`);
      await ask('POST', '/v1/keys', { json: { role: secret, label: secret, languages: [secret] } });
      await ask('POST', '/v1/keys', {
        body: `{"key": "${secret}",,}`,
        headers: { 'content-type': 'application/json' },
      });
      await ask('POST', '/v1/session', { json: { link: secret, key: secret } });
      await ask('PUT', `${farm}/manifest`, { body: secret, headers: { 'content-type': 'application/json' } });
      await ask('GET', '/v1/documentaries', { headers: { authorization: secret, 'x-api-key': secret } });
    }
    await ask('POST', '/v1/keys', { headers: { authorization: '', cookie: `polyreel_session=${cookie}` }, json: {} });
    await ask('GET', `/v1/play/${grant}/nothing`);
    await ask('GET', `/v1/play/${grant.slice(0, -2)}/hls/master.m3u8`);
    await ask('DELETE', `/v1/play/${grant}/hls/master.m3u8`);
    await ask('POST', '/v1/session', { json: { link: signIn } });
    await ask('POST', '/v1/session', { json: { link: signIn } });
    await ask('GET', '/v1/keys', { headers: { authorization: `Bearer ${key}`, 'x-csrf-token': csrf } });
  };

  const useWhileAway = async (): Promise<void> => {
    for (const [method, path] of [
      ['GET', '/v1/documentaries'],
      ['GET', `${farm}/releases/latest`],
      ['GET', `${farm}/downloads/farm.en.180p.mp4`],
      ['GET', `/v1/play/${secrets.grant}/hls/master.m3u8`],
      ['POST', `${farm}/renders`],
      ['PUT', `${farm}/manifest`],
      ['GET', '/readyz'],
      ['GET', '/metrics'],
    ] as const)
      await ask(method, path, method === 'GET' ? {} : { json: method === 'PUT' ? manifest : { preview: { shot: 0 } } });
  };

  beforeAll(async () => {
    folder = await newFolder();
    redis = await startRedis();
    const client = new Redis(redis.url);
    await client.config('SET', 'requirepass', REDIS_PASSWORD);
    client.disconnect();
    const { endpoint, region, bucket, accessKeyId, secretAccessKey } = await newBucket();
    const way = await openWay(endpoint);
    const settings = {
      REDIS_URL: redis.url.replace('redis://', `redis://:${REDIS_PASSWORD}@`),
      ...{ S3_ENDPOINT: way.url, S3_REGION: region, S3_BUCKET: bucket, AWS_ACCESS_KEY_ID: accessKeyId },
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      ...{ WEBHOOK_URL: `http://127.0.0.1:9/?token=${HOOK_TOKEN}`, WEBHOOK_SECRET: HOOK_SECRET },
      POLYREEL_TRUST_PROXY: 'loopback',
    };
    service = await startService(folder.path('service'), settings);
    worker = await startWorkerProgram(folder.path('worker'), settings);
    await useWell();
    await useBadly();
    for (const address of [...Array<string>(21).fill('192.0.2.1'), '192.0.2.2'])
      guesses.push(
        (await ask('GET', farm, { headers: { authorization: `Bearer ${WRONG}`, 'x-forwarded-for': address } })).status,
      );
    audit = (await ask('GET', `/v1/audit?day=${new Date().toISOString().slice(0, 10)}`)).text;
    Object.assign(secrets, { admin: ADMIN_KEY, wrong: WRONG, redis: REDIS_PASSWORD, s3: secretAccessKey });
    Object.assign(secrets, { hook: HOOK_SECRET, hookToken: HOOK_TOKEN });
    await redis.kill();
    await useWhileAway();
    way.cut();
    await useWhileAway();
  }, 240_000);
  afterAll(async () => {
    await Promise.all([service?.kill(), worker?.kill()]);
    await redis?.stop();
    await folder?.remove();
  });

  it('has known secrets of every kind, and met failures of both', () => {
    expect(Object.entries(secrets).filter(([, secret]) => secret.length < 16)).toEqual([]);
    expect(Object.keys(secrets)).toHaveLength(13);
    expect(said.join()).toContain('"store-away"');
    expect(said.join()).toContain('"queue-away"');
    expect(audit).toContain('"key.create"');
    expect([...lines].some((line) => line.includes('ffmpeg'))).toBe(true);
  });

  it('has written none of them into its log, nor its worker into its own', () => {
    const logs = [service, worker].flatMap(({ program }) => [program.said.out, program.said.err]).join('\n');
    expect(logs).toContain('"route":"/v1/play/:grant/*"');
    expect(Object.keys(secrets).filter((name) => logs.includes(secrets[name] ?? ''))).toEqual([]);
  });

  it('has told none of them in what it refused, and kept none in the lines of who changed what', () => {
    const told = (text: string): string[] => Object.keys(secrets).filter((name) => text.includes(secrets[name] ?? ''));
    expect(told(audit)).toEqual([]);
    expect(said.filter((text) => told(text).length > 0).map((text) => `${told(text)}: ${text.slice(0, 300)}`)).toEqual(
      [],
    );
  });

  it('has shown none of them to whoever lists the programs of the machine', () => {
    const shown = Object.keys(secrets).filter((name) => [...lines].some((line) => line.includes(secrets[name] ?? '')));
    expect(shown).toEqual([]);
  });

  it('counts wrong keys where its proxy says that they come from', () => {
    expect(guesses).toEqual([...Array<number>(20).fill(401), 429, 401]);
  });
});
