import { describe, expect, it } from 'vitest';
import { bytes, type OpenStore, setBench, text, times } from './bench.ts';

export const versions = (open: OpenStore): void => {
  describe('versions', () => {
    const bench = setBench(open);

    it('swaps what was read, and nothing else', async () => {
      const { store } = bench();
      expect(await store.readVersion('p.json')).toBeUndefined();
      await store.create('p.json', bytes('one'));
      const one = await store.readVersion('p.json');
      expect(text(one?.bytes)).toBe('one');
      expect(await store.swap('p.json', bytes('two'), one?.version ?? '')).toBe(true);
      expect(await store.swap('p.json', bytes('three'), one?.version ?? '')).toBe(false);
      expect(text(await store.read('p.json'))).toBe('two');
    });

    it('swaps nothing that was removed, or was never there', async () => {
      const { store } = bench();
      await store.create('p.json', bytes('one'));
      const version = (await store.readVersion('p.json'))?.version ?? '';
      await store.remove('p.json');
      expect(await store.swap('p.json', bytes('two'), version)).toBe(false);
      expect(await store.swap('q.json', bytes('two'), version)).toBe(false);
      expect([await store.read('p.json'), await store.read('q.json')]).toEqual([undefined, undefined]);
    });

    it('lets exactly one of twenty swap the same version, round after round', async () => {
      const { store } = bench();
      await store.create('p.json', bytes('start'));
      for (const round of [1, 2, 3, 4, 5]) {
        const version = (await store.readVersion('p.json'))?.version ?? '';
        const won = await times(20, (i) => store.swap('p.json', bytes(`${round}-${i}`), version));
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(text(await store.read('p.json'))).toBe(`${round}-${won.indexOf(true)}`);
      }
    });

    it('loses no change of many who read, change and try again', async () => {
      const { store } = bench();
      await store.create('count', bytes('0'));
      const add = async (): Promise<void> => {
        for (;;) {
          const found = await store.readVersion('count');
          if (!found) throw new Error('the count is gone');
          if (await store.swap('count', bytes(String(Number(text(found.bytes)) + 1)), found.version)) return;
        }
      };
      await times(10, add);
      expect(text(await store.read('count'))).toBe('10');
    });
  });
};
