import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoMedia } from '../support/demo-media.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { newBucket } from '../support/s3-bucket.ts';
import { newClient } from './support/client.ts';
import {
  newFolder,
  type RunningService,
  type RunningWorkerProgram,
  startService,
  startWorkerProgram,
} from './support/service.ts';
import { type Walk, walkThrough } from './support/walkthrough.ts';

let folder: Awaited<ReturnType<typeof newFolder>>;
let redis: RedisServer;
let service: RunningService;
let workers: RunningWorkerProgram[] = [];
let walk: Walk;

beforeAll(async () => {
  folder = await newFolder();
  redis = await startRedis();
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = await newBucket();
  const settings = {
    REDIS_URL: redis.url,
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
  const footage = await demoMedia();
  service = await startService(folder.path('service'), settings);
  // Each has a folder of its own, as on machines of their own.
  workers = await Promise.all(['one', 'two'].map((name) => startWorkerProgram(folder.path(name), settings)));
  walk = await walkThrough(folder.path('walk'), service, footage);
}, 600_000);
afterAll(async () => {
  await Promise.all([service?.stop(), ...workers.map(({ stop }) => stop())]);
  await redis?.stop();
  await folder?.remove();
});

it('the same way leads to the Czech film with Redis, a bucket and two workers', () => {
  expect(walk.status, walk.err).toBe(0);
  expect(walk.out).toContain('rural-social-services.cs.360p.mp4: OK');
  expect(walk.out).toMatch(/#EXT-X-MEDIA:TYPE=SUBTITLES.*LANGUAGE="hr"/);
  expect(walk.out).toContain('"workers":2');
});

it('both workers did their part, and the bucket gives the whole release', async () => {
  const client = newClient(service);
  const film = '/v1/documentaries/rural-social-services';
  const { files } = (await client.send('GET', `${film}/releases/latest`)).json;
  const count = (kind: string): number => files.filter((file: { kind: string }) => file.kind === kind).length;
  const kinds = ['burned', 'soft', 'sidecar', 'transcript', 'pack', 'poster', 'checksums'];
  expect(kinds.map(count)).toEqual([4, 1, 12, 8, 4, 6, 1]);
  expect(count('hls')).toBeGreaterThan(30);
  for (const { url, sha256 } of files) expect(await client.digestOf(url)).toBe(sha256);
  for (const { program } of workers) expect(program.said.err.match(/"step done"/g)?.length).toBeGreaterThan(5);
});
