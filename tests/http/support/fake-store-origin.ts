import type { ObjectStore } from '../../../src/ports.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';

/** A store in memory that gives out addresses as a bucket does. */
export const fakeStoreOrigin = (origin: string): ObjectStore => ({
  ...memoryStore(),
  presign: async (name) => `${origin}/${name}?signed`,
});
