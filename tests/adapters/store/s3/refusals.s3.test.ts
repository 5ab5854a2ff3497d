import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Settings, type S3Store, s3Store } from '../../../../src/adapters/store/s3.ts';
import { freePort } from '../../../support/server.ts';
import { bytes, listed, noise } from '../contract/bench.ts';
import { type FaultyBucket, openFaultyBucket } from './desk.ts';

const MiB = 1024 ** 2;
let bench: FaultyBucket;
const opened: S3Store[] = [];
beforeAll(async () => {
  bench = await openFaultyBucket({ copy: 8 * MiB });
});
beforeEach(() => bench.proxy.befall(() => undefined));
afterAll(async () => {
  for (const store of opened) await store.close();
  await bench.close();
});
const another = (changes: Partial<S3Settings>): S3Store => {
  const store = s3Store({ ...bench.settings, ...changes });
  opened.push(store);
  return store;
};
const away = (message: string | RegExp) =>
  expect.objectContaining({ name: 'PolyreelError', code: 'store-away', message: expect.stringMatching(message) });

describe('a store that is away', () => {
  it('is told by every method, in a sentence with its address', { timeout: 30_000 }, async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const store = another({ endpoint });
    const file = join(bench.folder, 'film');
    await writeFile(file, 'film');
    const told = away(`The store at ${endpoint} does not answer: .*ECONNREFUSED`);
    await expect(store.ping()).rejects.toEqual(told);
    await expect(store.size('a')).rejects.toEqual(told);
    await expect(store.read('a')).rejects.toEqual(told);
    await expect(store.readVersion('a')).rejects.toEqual(told);
    await expect(store.stream('a')).rejects.toEqual(told);
    await expect(store.create('a', bytes('x'))).rejects.toEqual(told);
    await expect(store.create('a', { file })).rejects.toEqual(told);
    await expect(store.replace('a', bytes('x'))).rejects.toEqual(told);
    await expect(store.swap('a', bytes('x'), '"1"')).rejects.toEqual(told);
    await expect(store.copy('a', 'b')).rejects.toEqual(told);
    await expect(store.localPath('a')).rejects.toEqual(told);
    await expect(store.localPath('results/a')).rejects.toEqual(told);
    await expect(store.remove('a')).rejects.toEqual(told);
    await expect(store.openRanges('a')).rejects.toEqual(told);
    await expect(store.rangeUrl('a')).rejects.toEqual(told);
    await expect(listed(store, '')).rejects.toEqual(told);
  });

  it('is told where it has no address at all', { timeout: 30_000 }, async () => {
    await expect(another({ endpoint: 'http://no-such-host.invalid' }).ping()).rejects.toEqual(
      away('ENOTFOUND|EAI_AGAIN'),
    );
  });

  it('still gives what is kept here of results', async () => {
    await bench.store.create('results/kept', bytes('kept'));
    const path = await bench.store.localPath('results/kept');
    bench.proxy.befall(() => 'unavailable');
    expect(await bench.store.localPath('results/kept')).toBe(path);
  });
});

describe('a store that refuses', () => {
  it('a wrong secret or key says so', async () => {
    const told = away('refuses the access key .*check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
    await expect(another({ secretAccessKey: 'wrong' }).ping()).rejects.toEqual(told);
    await expect(another({ accessKeyId: 'nobody' }).ping()).rejects.toEqual(told);
    await expect(another({ secretAccessKey: 'wrong' }).create('a', bytes('x'))).rejects.toEqual(told);
    await expect(another({ secretAccessKey: 'wrong' }).size('a')).rejects.toEqual(away('refuses access'));
  });

  it('a bucket that is not there says so, and is not taken for an empty one', async () => {
    const store = another({ bucket: 'nobody-made-it' });
    const told = away('There is no bucket nobody-made-it .*create it, or set S3_BUCKET');
    await expect(store.ping()).rejects.toEqual(told);
    await expect(store.read('a')).rejects.toEqual(told);
    await expect(store.create('a', bytes('x'))).rejects.toEqual(told);
    await expect(listed(store, '')).rejects.toEqual(told);
  });

  it('to keep conditional writes is found out by a ping', async () => {
    bench.proxy.befall(({ method, url }) => (method === 'PUT' && url.includes('proof-') ? 'accepted' : undefined));
    await expect(another({}).ping()).rejects.toEqual(away('does not keep conditional writes'));
    bench.proxy.befall(() => undefined);
    const store = another({});
    await store.ping();
    const before = bench.proxy.asked.length;
    await store.ping();
    expect(bench.proxy.asked.slice(before)).toHaveLength(1);
  });
});

describe('large objects', () => {
  const film = noise(20 * MiB);
  it('travel in parts, several at once, and are copied in parts within the store', async () => {
    const file = join(bench.folder, 'film');
    await writeFile(file, film);
    const before = bench.proxy.asked.length;
    await bench.store.replace('media/film', { file });
    const asked = bench.proxy.asked.slice(before);
    expect(asked.filter(({ url }) => url.includes('partNumber='))).toHaveLength(3);
    expect(bench.proxy.atOnce()).toBeGreaterThan(1);
    expect(await bench.store.copy('media/film', 'media/copy')).toBe(true);
    const path = await bench.behind.localPath('media/copy');
    expect(path).toBeDefined();
    expect(Buffer.from((await bench.behind.read('media/copy')) ?? []).equals(film)).toBe(true);
  });
});

describe('a link', () => {
  it('begins with the address by which people reach the store, and holds there', async () => {
    const endpoint = bench.proxy.endpoint.replace('127.0.0.1', 'localhost');
    const store = another({ publicEndpoint: endpoint });
    await store.create('downloads/film', bytes('film'));
    const url = await store.presign('downloads/film', { filename: 'film.mp4', type: 'video/mp4', seconds: 60 });
    expect(url?.startsWith(endpoint)).toBe(true);
    const told = await fetch((url ?? '').replace('localhost', '127.0.0.1'), { headers: { host: 'localhost' } });
    expect(told.status).toBe(403);
    expect(await (await fetch(url ?? '')).text()).toBe('film');
  });

  it('is not made where people do not reach the store', async () => {
    const store = another({ publicEndpoint: 'none' });
    await store.create('downloads/inside', bytes('film'));
    const link = { filename: 'film.mp4', type: 'video/mp4', seconds: 60 };
    expect(await store.presign('downloads/inside', link)).toBeUndefined();
  });
});
