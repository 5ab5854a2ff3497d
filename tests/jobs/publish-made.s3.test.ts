import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type S3Store, s3Store } from '../../src/adapters/store/s3.ts';
import { latestRelease } from '../../src/documents/releases.ts';
import { withdrawRelease } from '../../src/documents/withdraw.ts';
import { jana, recordsIn, times } from '../documents/kit.ts';
import { type Fault, startFaultyProxy } from '../support/faulty-proxy.ts';
import { newRandom } from '../support/random.ts';
import { newBucket } from '../support/s3-bucket.ts';
import { expectWhole, keepResults, madeBy, publish, told } from './support/publishers.ts';
import { readWhilePublished } from './support/while-published.ts';

let folder: string;
let store: S3Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-publish-'));
});
afterEach(async () => {
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});
const open = async (change?: (endpoint: string) => Promise<string>) => {
  const bucket = await newBucket();
  const endpoint = (await change?.(bucket.endpoint)) ?? bucket.endpoint;
  const limits = change ? { idle: 1000 } : {};
  store = s3Store({ ...bucket, endpoint, cacheFolder: join(folder, 'cache'), cacheBytes: 2 ** 26 }, limits);
  return recordsIn(store);
};

it('of eight renders published at once into a bucket, each part is that of the later ask', async () => {
  const records = await open();
  const all = Array.from({ length: 8 }, (_, i) => madeBy(1 + ((i * 3) % 8), ...['cs', 'fr', 'hr'].slice(i % 3)));
  await keepResults(store, all);
  const ids = await times(8, (i) => publish(records, all[i] ?? madeBy(1, 'cs')));
  await expectWhole(records, all, ids);
  const latest = await latestRelease(records, 'film');
  await withdrawRelease(records, { documentary: 'film', edition: 'full', release: latest?.id ?? '', author: jana });
  const next = await latestRelease(records, 'film');
  expect(next?.id).not.toBe(latest?.id);
  expect(await told(records, next)).not.toBe('');
});

it('a reader of a bucket never sees a missing, partial or mixed file', async () => {
  expect(await readWhilePublished(await open(), 4)).toBeGreaterThan(1);
});

it('nor does one whose store refuses, breaks off and loses answers now and then', async () => {
  const chance = newRandom(5);
  const faults: readonly Fault[] = ['unavailable', 'cut-answer', 'lost-answer', 'cut-request'];
  const records = await open(async (endpoint) => {
    const proxy = await startFaultyProxy(endpoint);
    proxy.befall(() => (chance() < 0.02 ? faults[Math.floor(chance() * faults.length)] : undefined));
    return proxy.endpoint;
  });
  expect(await readWhilePublished(records, 6)).toBeGreaterThan(1);
});
