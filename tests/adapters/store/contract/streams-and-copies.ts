import { describe, expect, it } from 'vitest';
import { bytes, collected, listed, type OpenStore, setBench, text } from './bench.ts';

export const streamsAndCopies = (open: OpenStore): void => {
  describe('streams', () => {
    const bench = setBench(open);
    const part = async (range?: { first: number; end: number }): Promise<string | undefined> =>
      text(await collected(await bench().store.stream('a/b', range)));

    it('gives the whole, or the bytes of a half-open range', async () => {
      await bench().store.create('a/b', bytes('0123456789'));
      expect(await part()).toBe('0123456789');
      expect(await part({ first: 0, end: 1 })).toBe('0');
      expect(await part({ first: 3, end: 7 })).toBe('3456');
      expect(await part({ first: 9, end: 10 })).toBe('9');
    });

    it('gives what there is of a range that is empty or goes past the end', async () => {
      await bench().store.create('a/b', bytes('0123456789'));
      expect(await part({ first: 4, end: 4 })).toBe('');
      expect(await part({ first: 0, end: 0 })).toBe('');
      expect(await part({ first: 8, end: 100 })).toBe('89');
      expect(await part({ first: 10, end: 20 })).toBe('');
      expect(await part({ first: 50, end: 60 })).toBe('');
    });

    it('gives an empty object, and none where there is none', async () => {
      expect(await part()).toBeUndefined();
      expect(await part({ first: 0, end: 5 })).toBeUndefined();
      await bench().store.create('a/b', bytes(''));
      expect(await part()).toBe('');
      expect(await part({ first: 0, end: 5 })).toBe('');
    });

    it('may be left before its end', async () => {
      const { store } = bench();
      await store.create('a/b', new Uint8Array(3_000_000));
      const stream = await store.stream('a/b');
      for await (const chunk of stream ?? []) if (chunk.length) break;
      expect(stream?.destroyed).toBe(true);
      expect(await store.size('a/b')).toBe(3_000_000);
    });
  });

  describe('copies', () => {
    const bench = setBench(open);

    it('are objects of their own', async () => {
      const { store } = bench();
      await store.create('from', bytes('one'));
      await store.create('there', bytes('other'));
      expect(await store.copy('from', 'to/it')).toBe(true);
      expect(await store.copy('from', 'there')).toBe(true);
      expect(await store.copy('from', 'from')).toBe(true);
      await store.replace('from', bytes('two'));
      expect([text(await store.read('to/it')), text(await store.read('there'))]).toEqual(['one', 'one']);
      await store.remove('from');
      expect([text(await store.read('to/it')), text(await store.read('there'))]).toEqual(['one', 'one']);
    });

    it('of nothing are nothing', async () => {
      const { store } = bench();
      await store.create('there', bytes('other'));
      expect(await store.copy('from', 'to/it')).toBe(false);
      expect(await store.copy('from', 'there')).toBe(false);
      expect(await listed(store, '')).toEqual(['there']);
      expect(text(await store.read('there'))).toBe('other');
    });
  });
};
