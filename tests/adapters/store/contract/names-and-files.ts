import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bytes, listed, type OpenStore, setBench, text, times } from './bench.ts';

export const namesAndFiles = (open: OpenStore): void => {
  describe('names and files', () => {
    const bench = setBench(open);

    it('has nothing under a name that was never put', async () => {
      const { store } = bench();
      expect(await store.size('a/b')).toBeUndefined();
      expect(await store.read('a/b')).toBeUndefined();
      expect(await store.localPath('a/b')).toBeUndefined();
      expect(await store.localPath('results/b')).toBeUndefined();
      expect(await listed(store, '')).toEqual([]);
      await store.remove('a/b');
    });

    it('creates once: of twenty, one wins, and its bytes stay', async () => {
      const { store } = bench();
      for (const round of [1, 2, 3]) {
        const won = await times(20, (i) => store.create(`a/${round}`, bytes(`${i}`.padStart(3))));
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(text(await store.read(`a/${round}`))).toBe(`${won.indexOf(true)}`.padStart(3));
        expect(await store.create(`a/${round}`, bytes('late'))).toBe(false);
        expect(await store.size(`a/${round}`)).toBe(3);
      }
    });

    it('replaces, with nothing at all too', async () => {
      const { store } = bench();
      await store.replace('latest.json', bytes('1'));
      await store.replace('latest.json', bytes('22'));
      expect(text(await store.read('latest.json'))).toBe('22');
      await store.replace('latest.json', bytes(''));
      expect(text(await store.read('latest.json'))).toBe('');
      expect(await store.size('latest.json')).toBe(0);
    });

    it('takes a file as its own, and leaves none behind where the name was taken', async () => {
      const { store, write } = bench();
      const file = await write('made.mp4', 'film');
      expect(await store.create('x/film.mp4', { file })).toBe(true);
      await expect(stat(file)).rejects.toThrow('ENOENT');
      const path = await store.localPath('x/film.mp4');
      expect(path && (await readFile(path, 'utf8'))).toBe('film');
      await write('made.mp4', 'other');
      expect(await store.create('x/film.mp4', { file })).toBe(false);
      await expect(stat(file)).rejects.toThrow('ENOENT');
      expect(await listed(store, '')).toEqual(['x/film.mp4']);
    });

    it('tells the size and the time of what is there, and nothing of what is not', async () => {
      const { store, write } = bench();
      const since = Date.now();
      await store.create('a/one', bytes('1'));
      await store.create('a/b/two', { file: await write('two', '22') });
      await store.create('b/three', bytes('333'));
      await store.remove('a/one');
      await store.replace('a/one', bytes('4444'));
      const found = [];
      for await (const entry of store.entries('a/')) found.push(entry);
      expect(found.map(({ name, bytes: size }) => `${name} ${size}`).sort()).toEqual(['a/b/two 2', 'a/one 4']);
      // A store on another machine has a clock of its own, and counts seconds.
      for (const { modified } of found) expect(Math.abs(modified - since)).toBeLessThan(60_000);
    });

    it.each(['results/ab/data', 'other/data'])('gives %s as a file, never an old one', async (name) => {
      const { store, write } = bench();
      const local = async (): Promise<string | undefined> => {
        const path = await store.localPath(name);
        return path && readFile(path, 'utf8');
      };
      await store.create(name, bytes('one'));
      expect([await local(), await local()]).toEqual(['one', 'one']);
      await store.replace(name, { file: await write('two', 'two') });
      expect(await local()).toBe('two');
      await store.replace(name, bytes('three'));
      expect(await local()).toBe('three');
      await store.create('elsewhere', bytes('four'));
      await store.copy('elsewhere', name);
      expect(await local()).toBe('four');
      await store.remove(name);
      expect(await local()).toBeUndefined();
    });

    it('lists by prefix, also within a name', async () => {
      const { store } = bench();
      for (const each of ['results/ab/1/x', 'results/ab/2/y', 'results/ac/z', 'other'])
        await store.create(each, bytes(each));
      expect(await listed(store, 'results/ab/')).toEqual(['results/ab/1/x', 'results/ab/2/y']);
      expect(await listed(store, 'results/a')).toEqual(['results/ab/1/x', 'results/ab/2/y', 'results/ac/z']);
      expect(await listed(store, 'results/ac')).toEqual(['results/ac/z']);
      await store.remove('results/ac/z');
      expect(await listed(store, 'results/ac')).toEqual([]);
      expect(await listed(store, 'nowhere/')).toEqual([]);
    });

    it('lists more than a store gives at once, and none of its own', async () => {
      const { store } = bench();
      await store.ping();
      const names = Array.from({ length: 1_005 }, (_, i) => `many/${String(i).padStart(4, '0')}`);
      for (let i = 0; i < names.length; i += 20)
        await Promise.all(names.slice(i, i + 20).map((name) => store.create(name, bytes(name))));
      expect(await listed(store, '')).toEqual(names);
    });

    it.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', '', 'a\\b', 'aside', 'aside/x', 'locks/x'])(
      'refuses the name %j',
      async (bad) => {
        const { store } = bench();
        await expect((async () => store.create(bad, bytes('x')))()).rejects.toThrow('not a name');
        await expect((async () => store.read(bad))()).rejects.toThrow('not a name');
        await expect((async () => store.copy('x', bad))()).rejects.toThrow('not a name');
      },
    );
  });
};
