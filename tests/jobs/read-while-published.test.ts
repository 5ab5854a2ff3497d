import { expect, it } from 'vitest';
import { onEachStore } from '../documents/kit.ts';
import { readWhilePublished } from './support/while-published.ts';

onEachStore('a reader', (open) => {
  it.each([1, 2, 3])(
    'never sees a missing, partial or mixed file while twenty releases are published (%i)',
    async (seed) => {
      expect(await readWhilePublished(await open(), seed)).toBeGreaterThan(1);
    },
  );
});
