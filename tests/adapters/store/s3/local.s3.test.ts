import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Store, s3Store } from '../../../../src/adapters/store/s3.ts';
import { bytes, noise } from '../contract/bench.ts';
import { type FaultyBucket, openFaultyBucket } from './desk.ts';

const film = noise(13 * 1024 ** 2);
let bench: FaultyBucket;
/** Another process of the same machine. */
let neighbour: S3Store;
beforeAll(async () => {
  bench = await openFaultyBucket();
  neighbour = s3Store(bench.settings);
});
afterAll(async () => {
  await neighbour.close();
  await bench.close();
});
const asked = async (work: () => Promise<unknown>): Promise<string[]> => {
  const before = bench.proxy.asked.length;
  await work();
  return bench.proxy.asked.slice(before).map(({ method }) => method);
};

describe('what is kept on this machine of a bucket', () => {
  it('is fetched once for all processes, and looked for in the store no more where it cannot change', async () => {
    await bench.behind.create('results/a', film);
    const paths = [bench.store, neighbour, bench.store].map((store) => store.localPath('results/a'));
    const methods = await asked(() => Promise.all(paths));
    expect(methods.filter((method) => method === 'GET')).toHaveLength(1);
    expect(await asked(() => neighbour.localPath('results/a'))).toEqual([]);
    expect((await readFile((await paths[0]) ?? '')).equals(film)).toBe(true);
  });

  it('is what was put from here, without a look at the store', async () => {
    const file = join(bench.folder, 'made');
    await writeFile(file, 'made here');
    await bench.store.create('results/b', { file });
    expect(await asked(() => bench.store.localPath('results/b'))).toEqual([]);
    expect(await readFile((await bench.store.localPath('results/b')) ?? '', 'utf8')).toBe('made here');
  });

  it('is never older than the store where it can change', async () => {
    const read = async (): Promise<string> => readFile((await bench.store.localPath('pointer')) ?? '', 'utf8');
    await bench.behind.replace('pointer', bytes('one'));
    expect(await read()).toBe('one');
    await bench.behind.replace('pointer', bytes('two'));
    expect(await read()).toBe('two');
    expect(await asked(read)).toEqual(['HEAD']);
    await bench.behind.remove('pointer');
    expect(await bench.store.localPath('pointer')).toBeUndefined();
  });

  it('is no file for a name that has none', async () => {
    expect(await bench.store.localPath('results/none')).toBeUndefined();
    expect(await bench.store.openRanges('media/none')).toBeUndefined();
    expect(await bench.store.rangeUrl('media/none')).toBeUndefined();
  });

  it('is only the parts of a large object that somebody read', async () => {
    await bench.behind.replace('media/film', film);
    const url = (await bench.store.rangeUrl('media/film')) ?? '';
    expect(await bench.store.rangeUrl('media/film')).toBe(url);
    const part = async (address: string): Promise<boolean> => {
      const answer = await fetch(address, { headers: { range: 'bytes=5000000-5000999' } });
      return (
        answer.status === 206 && Buffer.from(await answer.arrayBuffer()).equals(film.subarray(5_000_000, 5_001_000))
      );
    };
    expect(await asked(async () => expect(await part(url)).toBe(true))).toEqual(['GET']);
    const other = (await neighbour.rangeUrl('media/film')) ?? '';
    expect(other).not.toBe(url);
    expect(await asked(async () => expect(await part(other)).toBe(true))).toEqual([]);
    const kept = (await readdir(bench.settings.cacheFolder)).filter((name) => name.endsWith('.ranges'));
    const [{ blocks } = { blocks: 0 }] = await Promise.all(
      kept.map((name) => stat(join(bench.settings.cacheFolder, name))),
    );
    expect(blocks * 512).toBeLessThan(5 * 1024 ** 2);
  });

  it('is not mixed of two versions of an object', async () => {
    await bench.behind.replace('changing', film);
    const ranges = await bench.store.openRanges('changing');
    expect((await ranges?.read(0, 4))?.byteLength).toBe(4);
    await bench.behind.replace('changing', film.subarray(1));
    await expect(ranges?.read(8_000_000, 8_000_004)).rejects.toThrow('PreconditionFailed');
    expect(Buffer.from((await (await bench.store.openRanges('changing'))?.read(0, 3)) ?? [])).toEqual(
      film.subarray(1, 4),
    );
  });
});
