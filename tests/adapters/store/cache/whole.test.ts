import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerTag } from '../../../../src/run/owner.ts';
import { type CacheBench, keyOf, openCacheBench } from './bench.ts';

let bench: CacheBench;
beforeEach(async () => {
  bench = await openCacheBench();
});
afterEach(() => bench.close());

describe('copies of whole objects', () => {
  it('are fetched once for all who ask at the same time, in two processes too', async () => {
    const [one, two] = [await bench.whole(), await bench.whole()];
    const paths = await Promise.all([one.get('a'), one.get('a'), two.get('a'), two.get('a'), one.get('b')]);
    expect(new Set(paths).size).toBe(2);
    expect(bench.fetched.sort()).toEqual(['a', 'b']);
    expect(await readFile(paths[0] ?? '', 'utf8')).toBe('a'.repeat(1_000));
  });

  it('survive a restart, and are forgotten when told', async () => {
    await (await bench.whole()).get('a');
    const { get, cache } = await bench.whole();
    await get('a');
    expect(bench.fetched).toEqual(['a']);
    await cache.forget(keyOf('a'));
    expect(await bench.kept()).toEqual([]);
    await get('a');
    expect(bench.fetched).toEqual(['a', 'a']);
  });

  it('leave nothing of a fetch that failed, and fetch again', async () => {
    const { cache, get } = await bench.whole();
    const failing = cache.get(
      keyOf('a'),
      async () => 10,
      async (path) => {
        await writeFile(path, 'half');
        throw new Error('the line is cut');
      },
    );
    await expect(failing).rejects.toThrow('the line is cut');
    expect([await bench.kept(), await readdir(join(bench.folder, 'aside'))]).toEqual([[], []]);
    await get('a');
    expect(await bench.kept()).toEqual(['a.data', 'a.json']);
  });

  it.each<[string, (data: string, about: string) => Promise<void>]>([
    ['cut short', (data) => truncate(data, 500)],
    ['emptied', (data) => truncate(data, 0)],
    ['changed within', (data) => writeFile(data, 'b', { flag: 'r+' })],
    ['removed', (data) => rm(data)],
    ['left without its record', (_, about) => rm(about)],
    ['left with half a record', (_, about) => truncate(about, 5)],
  ])('that were %s are fetched again, after a restart or before', async (_, spoil) => {
    const { get } = await bench.whole();
    const path = await get('a');
    await spoil(path, path.replace(/data$/, 'json'));
    expect(await readFile(await get('a'), 'utf8')).toBe('a'.repeat(1_000));
    await spoil(path, path.replace(/data$/, 'json'));
    expect(await readFile(await (await bench.whole()).get('a'), 'utf8')).toBe('a'.repeat(1_000));
    expect(bench.fetched).toEqual(['a', 'a', 'a']);
  });

  it('are taken over from a file that was put', async () => {
    const { cache, get } = await bench.whole();
    const file = join(bench.folder, 'aside', `${ownerTag()}-made`);
    await writeFile(file, 'made here');
    await cache.adopt(keyOf('a'), file);
    await expect(stat(file)).rejects.toThrow('ENOENT');
    expect(await readFile(await get('a'), 'utf8')).toBe('made here');
    expect(bench.fetched).toEqual([]);
  });
});

describe('the bound of a cache', () => {
  it('is kept by giving up what was used longest ago', async () => {
    const { get } = await bench.whole(3_500);
    for (const letter of ['a', 'b', 'c']) await get(letter);
    await bench.age(50, 'a');
    await bench.age(40, 'b');
    await bench.age(30, 'c');
    await get('a');
    await get('d');
    expect(await bench.kept()).toEqual(['a.data', 'a.json', 'c.data', 'c.json', 'd.data', 'd.json']);
    expect(await bench.bytes()).toBeLessThanOrEqual(3_500);
  });

  it('gives way to what was handed out in the last quarter of an hour', async () => {
    const { get } = await bench.whole(2_500);
    for (const letter of ['a', 'b', 'c', 'd']) await get(letter);
    expect((await bench.kept()).filter((name) => name.endsWith('data'))).toHaveLength(4);
    await bench.age(14);
    await get('e');
    expect((await bench.kept()).filter((name) => name.endsWith('data'))).toHaveLength(5);
    await bench.age(16);
    await get('f');
    const left = (await bench.kept()).filter((name) => name.endsWith('data'));
    expect([left.length, left.includes('f.data')]).toEqual([2, true]);
  });

  it('counts what is being fetched, and lets go of what a crash has left', async () => {
    const left = join(bench.folder, 'aside', `${ownerTag().replace(/-\d+-.*/, '')}-4194305-1-left`);
    const { get } = await bench.whole(2_500);
    await writeFile(left, Buffer.alloc(100_000));
    await writeFile(join(bench.folder, `${keyOf('x')}.data`), Buffer.alloc(1_000));
    await bench.age(20);
    await get('a');
    expect(await bench.kept()).toEqual(['a.data', 'a.json']);
    await bench.whole();
    expect(await readdir(join(bench.folder, 'aside'))).toEqual([]);
  });
});
