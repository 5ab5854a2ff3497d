import { PolyreelError } from '../../../src/errors.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { type Chances, thorough } from '../../support/seed.ts';

/** before: what was asked is not done; after: it is done, and the answer gets lost. */
const WHEN = ['before', 'after'] as const;

export interface Failing {
  /** Counted from 1, over all operations since {@link FailingStore.fail}. */
  readonly at: number;
  readonly when: (typeof WHEN)[number];
  /** 1: only that operation; endless: it and all that come after it. */
  readonly times: number;
}

export interface FailingStore {
  readonly store: ObjectStore;
  /** From now on the store fails so. */
  readonly fail: (failing: Failing) => void;
  /** From now on it works. */
  readonly heal: () => void;
  /** Operations since the last call of `fail` or `heal`. */
  readonly operations: () => number;
}

/** A store that is away when it is asked for the nth time: once, or from then on. */
export const failingStore = (whole: ObjectStore): FailingStore => {
  let failing: Failing | undefined;
  let operations = 0;
  const begin = (next: Failing | undefined): void => {
    failing = next;
    operations = 0;
  };
  const ask = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const nth = ++operations;
    if (!failing || nth < failing.at || nth >= failing.at + failing.times) return work();
    if (failing.when === 'after') await work();
    throw new PolyreelError('store-away', 'the store is away');
  };
  async function* each<Value>(values: AsyncIterable<Value>): AsyncGenerator<Value> {
    await ask(async () => {});
    yield* values;
  }
  const store: ObjectStore = {
    ...(whole.smallestPart === undefined ? {} : { smallestPart: whole.smallestPart }),
    ...(whole.vouches ? { vouches: whole.vouches } : {}),
    size: (name) => ask(() => whole.size(name)),
    read: (name) => ask(() => whole.read(name)),
    readVersion: (name) => ask(() => whole.readVersion(name)),
    stream: (name, range) => ask(() => whole.stream(name, range)),
    create: (name, content) => ask(() => whole.create(name, content)),
    replace: (name, content) => ask(() => whole.replace(name, content)),
    swap: (name, content, version) => ask(() => whole.swap(name, content, version)),
    copy: (from, to) => ask(() => whole.copy(from, to)),
    localPath: (name) => ask(() => whole.localPath(name)),
    list: (prefix) => each(whole.list(prefix)),
    entries: (prefix) => each(whole.entries(prefix)),
    remove: (name) => ask(() => whole.remove(name)),
    presign: (name, link) => ask(() => whole.presign(name, link)),
    ping: () => ask(() => whole.ping()),
  };
  return { store, fail: begin, heal: () => begin(undefined), operations: () => operations };
};

/** Every way to fail in so many operations; in short, so many of them. */
export const faultsIn = (operations: number, chance: Chances, short: number): Failing[] => {
  const all = Array.from({ length: operations }, (_, i) => i + 1).flatMap((at) =>
    WHEN.flatMap((when) => [1, Number.POSITIVE_INFINITY].map((times) => ({ at, when, times }))),
  );
  if (thorough) return all;
  return Array.from({ length: Math.min(short, all.length) }, () => all.splice(chance.below(all.length), 1)).flat();
};
