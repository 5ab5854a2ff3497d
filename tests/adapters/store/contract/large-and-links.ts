import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bytes, collected, listed, noise, type OpenStore, setBench } from './bench.ts';

export const largeAndLinks = (open: OpenStore): void => {
  describe('large files', () => {
    const bench = setBench(open);
    const film = noise(20 * 1024 ** 2 + 1);

    it.each(['create', 'replace'] as const)('come back byte by byte after %s, whole and in part', async (how) => {
      const { store, write } = bench();
      const file = await write('made.mp4', film);
      const put = await store[how]('results/film', { file });
      expect(put).toBe(how === 'create' ? true : undefined);
      await expect(stat(file)).rejects.toThrow('ENOENT');
      expect(await store.size('results/film')).toBe(film.length);
      expect((await collected(await store.stream('results/film')))?.equals(film)).toBe(true);
      const [first, end] = [8_388_600, 16_777_300];
      expect(
        (await collected(await store.stream('results/film', { first, end })))?.equals(film.subarray(first, end)),
      ).toBe(true);
      const path = await store.localPath('results/film');
      expect(path && (await readFile(path)).equals(film)).toBe(true);
    });

    it('come back byte by byte where it was said what of them is there already, be it true or not', async () => {
      const { store, write } = bench();
      const half = film.length / 2 - 0.5;
      await store.create('results/before', film);
      const changed = Buffer.concat([film.subarray(0, half), bytes('changed'), film.subarray(half)]);
      for (const [name, shift] of [
        ['results/true', 0],
        ['results/false', 1],
      ] as const) {
        const known = [
          { first: 0, end: half, from: { name: 'results/before', first: shift } },
          { first: half + 7, end: changed.length, from: { name: 'results/before', first: half - shift } },
        ];
        await store.replace(name, { file: await write('made.mp4', changed), known });
        expect((await collected(await store.stream(name)))?.equals(changed)).toBe(true);
      }
    });

    it('never replace one that is there, and leave no file behind', async () => {
      const { store, write } = bench();
      await store.create('results/film', bytes('first'));
      const file = await write('made.mp4', film);
      expect(await store.create('results/film', { file })).toBe(false);
      await expect(stat(file)).rejects.toThrow('ENOENT');
      expect(await store.size('results/film')).toBe(5);
      expect(await listed(store, '')).toEqual(['results/film']);
    });

    it('are created once, however many try at the same time', async () => {
      const { store, write } = bench();
      const files = await Promise.all(
        [1, 2, 3].map((i) => write(`made-${i}`, Buffer.concat([film, Buffer.from([i])]))),
      );
      const won = await Promise.all(files.map((file) => store.create('results/film', { file })));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await collected(await store.stream('results/film')))?.at(-1)).toBe(won.indexOf(true) + 1);
    });
  });

  describe('links', () => {
    const bench = setBench(open);
    const link = { filename: 'Čudovište "1".cs.mp4', type: 'video/mp4', seconds: 60 };

    it('lead to the bytes under the name of the download, or there are none', async () => {
      const { store } = bench();
      await store.create('a/b', bytes('film'));
      const url = await store.presign('a/b', link);
      if (url === undefined) return;
      const answer = await fetch(url);
      expect([answer.status, await answer.text()]).toEqual([200, 'film']);
      expect(answer.headers.get('content-type')).toBe('video/mp4');
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="Cudoviste _1_.cs.mp4"; filename*=UTF-8''%C4%8Cudovi%C5%A1te%20%221%22.cs.mp4`,
      );
      const part = await fetch(url, { headers: { range: 'bytes=1-2' } });
      expect([part.status, await part.text()]).toEqual([206, 'il']);
    });

    it('are shown where they are asked for, not saved, where that is wanted', async () => {
      const { store } = bench();
      await store.create('a/b', bytes('film'));
      const url = await store.presign('a/b', { ...link, filename: 'a.m4s', inline: true });
      if (url === undefined) return;
      const { headers } = await fetch(url);
      expect(headers.get('content-disposition')).toBe(`inline; filename="a.m4s"; filename*=UTF-8''a.m4s`);
    });

    it('open nothing when they are altered, and nothing after their time', async () => {
      const { store } = bench();
      await store.create('a/b', bytes('film'));
      await store.create('a/c', bytes('secret'));
      const url = await store.presign('a/b', { ...link, seconds: 1 });
      if (url === undefined) return;
      expect((await fetch(url.replace('/a/b?', '/a/c?'))).status).toBe(403);
      expect((await fetch(url.replace('X-Amz-Expires=1', 'X-Amz-Expires=9999'))).status).toBe(403);
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      expect((await fetch(url)).status).toBe(403);
    });
  });

  describe('a ping', () => {
    const bench = setBench(open);
    it('is answered, again and again', async () => {
      for (const _ of [1, 2]) await bench().store.ping();
    });
  });
};
