import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../../src/ports.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined): string | undefined => content && new TextDecoder().decode(content);
const listed = async (store: ObjectStore, prefix: string): Promise<string[]> => {
  const names: string[] = [];
  for await (const name of store.list(prefix)) names.push(name);
  return names.sort();
};

/** What every store promises, the one in memory included. */
export const storeContract = (name: string, open: (folder: string) => ObjectStore): void => {
  describe(`${name} keeps the contract of a store`, () => {
    let folder = '';
    let store: ObjectStore;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'polyreel-store-'));
      store = open(join(folder, 'store'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('has nothing under a name that was never put', async () => {
      expect(await store.size('a/b')).toBeUndefined();
      expect(await store.read('a/b')).toBeUndefined();
      expect(await store.localPath('a/b')).toBeUndefined();
      expect(await listed(store, '')).toEqual([]);
      await store.remove('a/b');
    });

    it('creates once: the second of two loses and changes nothing', async () => {
      const won = await Promise.all([store.create('a/b', bytes('one')), store.create('a/b', bytes('two'))]);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(text(await store.read('a/b'))).toBe(won[0] ? 'one' : 'two');
      expect(await store.create('a/b', bytes('three'))).toBe(false);
      expect(await store.size('a/b')).toBe(3);
    });

    it('replaces a pointer', async () => {
      await store.replace('latest.json', bytes('1'));
      await store.replace('latest.json', bytes('22'));
      expect(text(await store.read('latest.json'))).toBe('22');
    });

    it('takes a file as its own, and leaves none behind where the name was taken', async () => {
      const file = join(folder, 'made.mp4');
      await writeFile(file, 'film');
      expect(await store.create('x/film.mp4', { file })).toBe(true);
      const path = await store.localPath('x/film.mp4');
      expect(path && (await readFile(path, 'utf8'))).toBe('film');
      await writeFile(file, 'other');
      expect(await store.create('x/film.mp4', { file })).toBe(false);
      await expect(stat(file)).rejects.toThrow('ENOENT');
      expect(await listed(store, '')).toEqual(['x/film.mp4']);
    });

    it('lists by prefix, also within a name', async () => {
      for (const each of ['results/ab/1/x', 'results/ab/2/y', 'results/ac/z', 'other'])
        await store.create(each, bytes(each));
      expect(await listed(store, 'results/ab/')).toEqual(['results/ab/1/x', 'results/ab/2/y']);
      expect(await listed(store, 'results/a')).toEqual(['results/ab/1/x', 'results/ab/2/y', 'results/ac/z']);
      expect(await listed(store, 'results/ac')).toEqual(['results/ac/z']);
      await store.remove('results/ac/z');
      expect(await listed(store, 'results/ac')).toEqual([]);
    });

    it.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', '', 'a\\b'])('refuses the name %j', async (bad) => {
      await expect((async () => store.create(bad, bytes('x')))()).rejects.toThrow('not a name');
    });
  });
};
