import { PolyreelError } from '../../../src/errors.ts';
import type { ObjectStore } from '../../../src/ports.ts';

/**
 * before: the write was never made; after: it was made, and the answer got lost; twice: it was made, the answer got
 * lost, and the store's client tried again by itself.
 */
export type Breakage = 'before' | 'after' | 'twice';
export const BREAKAGES: readonly Breakage[] = ['before', 'after', 'twice'];

export interface BreakingStore {
  readonly store: ObjectStore;
  /** Writes that were begun. */
  readonly writes: () => number;
}

/** A store that breaks at its nth write, counted from 1, and works before and after that. */
export const breakingStore = (whole: ObjectStore, nth: number, breakage: Breakage): BreakingStore => {
  let writes = 0;
  const write = async <Value>(make: () => Promise<Value>): Promise<Value> => {
    writes += 1;
    if (writes !== nth) return make();
    if (breakage !== 'before') await make();
    if (breakage === 'twice') return make();
    throw new PolyreelError('store-away', 'the store is away');
  };
  const store: ObjectStore = {
    ...whole,
    create: (name, content) => write(() => whole.create(name, content)),
    replace: (name, content) => write(() => whole.replace(name, content)),
    swap: (name, content, version) => write(() => whole.swap(name, content, version)),
    copy: (from, to) => write(() => whole.copy(from, to)),
    remove: (name) => write(() => whole.remove(name)),
  };
  return { store, writes: () => writes };
};
