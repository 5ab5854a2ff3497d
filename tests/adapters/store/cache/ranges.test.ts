import { open, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BLOCK, openRanges, type Ranges } from '../../../../src/adapters/store/cache/ranges.ts';
import { noise } from '../contract/bench.ts';
import { type CacheBench, keyOf, openCacheBench } from './bench.ts';

const film = noise(5 * BLOCK + 1000);
const file = (): string => join(bench.folder, `${keyOf('a')}.ranges`);
let bench: CacheBench;
/** First bytes of what was fetched, in blocks. */
let fetched: number[] = [];
beforeEach(async () => {
  bench = await openCacheBench();
  fetched = [];
});
afterEach(() => bench.close());

const start = async (bound?: number, key = keyOf('a')): Promise<Ranges> =>
  openRanges(await bench.room(bound), key, film.length, async ({ first, end }) => {
    fetched.push(first / BLOCK);
    await new Promise((resolve) => setTimeout(resolve, 10));
    return film.subarray(first, end);
  });
const isRight = async (ranges: Ranges, first: number, end: number): Promise<boolean> =>
  Buffer.from(await ranges.read(first, end)).equals(film.subarray(first, end));

describe('parts of a large object', () => {
  it('are fetched by blocks, only where they are missing', async () => {
    const ranges = await start();
    expect(await isRight(ranges, 10, 20)).toBe(true);
    expect(await isRight(ranges, BLOCK - 5, BLOCK + 5)).toBe(true);
    expect(await isRight(ranges, 5 * BLOCK + 990, 5 * BLOCK + 1000)).toBe(true);
    expect(fetched).toEqual([0, 1, 5]);
    expect(await isRight(ranges, 0, film.length)).toBe(true);
    expect(fetched).toEqual([0, 1, 5, 2, 3, 4]);
  });

  it('end where the object ends', async () => {
    const ranges = await start();
    expect((await ranges.read(film.length - 3, film.length + 100)).length).toBe(3);
    expect((await ranges.read(film.length, film.length + 1)).length).toBe(0);
    expect((await ranges.read(5, 5)).length).toBe(0);
  });

  it('are fetched once for all who ask at the same time', async () => {
    const ranges = await start();
    const right = await Promise.all([1, 2, 3, 4, 5].map((i) => isRight(ranges, i, 100 * i)));
    expect(right).toEqual([true, true, true, true, true]);
    expect(fetched).toEqual([0]);
  });

  it('survive a restart, and take no more room on disk than was fetched', async () => {
    await (await start()).read(3 * BLOCK, 3 * BLOCK + 1);
    expect(await isRight(await start(), 3 * BLOCK + 7, 4 * BLOCK)).toBe(true);
    expect(fetched).toEqual([3]);
    expect((await stat(file())).blocks * 512).toBeLessThan(1.1 * BLOCK);
    expect(await bench.bytes()).toBeLessThan(1.1 * BLOCK);
  });

  it.each<[string, (path: string) => Promise<void>]>([
    ['changed', (path) => overwrite(path, 4096 + 100, 'x')],
    ['lost their digest', (path) => overwrite(path, 0, '\0'.repeat(16))],
    ['have a wrong digest', (path) => overwrite(path, 0, 'x')],
    ['were cut off', (path) => truncate(path, 8192)],
    ['are gone', (path) => rm(path)],
  ])('that %s are fetched again after a restart', async (_, spoil) => {
    await (await start()).read(0, 10);
    await spoil(file());
    const ranges = await start();
    expect(await isRight(ranges, 0, BLOCK)).toBe(true);
    expect(await isRight(ranges, 50, 60)).toBe(true);
    expect(fetched).toEqual([0, 0]);
  });

  it('are fetched again where the file was evicted while it was open', async () => {
    const ranges = await start();
    await ranges.read(0, 10);
    await rm(file());
    expect(await isRight(ranges, 5, 15)).toBe(true);
    expect(fetched).toEqual([0, 0]);
  });

  it('count in the bound of the cache', async () => {
    await (await start(2.5 * BLOCK)).read(0, 2 * BLOCK);
    await bench.age(20);
    const other = await start(2.5 * BLOCK, keyOf('b'));
    expect(await isRight(other, 0, BLOCK)).toBe(true);
    expect(await bench.kept()).toEqual(['b.ranges']);
  });
});

const overwrite = async (path: string, position: number, text: string): Promise<void> => {
  const handle = await open(path, 'r+');
  await handle.write(text, position);
  await handle.close();
};
