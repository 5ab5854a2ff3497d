import type { ObjectStore } from '../../ports.ts';

/** How the errors of a store are told in the catalogue's terms. */
export type Explain = (error: unknown) => unknown;

export const explained = async <Value>(explain: Explain, work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    throw explain(error);
  }
};

export async function* explainedEach<Value>(explain: Explain, values: AsyncIterable<Value>): AsyncGenerator<Value> {
  try {
    yield* values;
  } catch (error) {
    throw explain(error);
  }
}

/** The same store, whose failures are told in the catalogue's terms. */
export const explaining = (store: ObjectStore, explain: Explain): ObjectStore => {
  const told = <Value>(work: () => Promise<Value>): Promise<Value> => explained(explain, work);
  return {
    ...(store.smallestPart === undefined ? {} : { smallestPart: store.smallestPart }),
    ...(store.vouches ? { vouches: store.vouches } : {}),
    size: (name) => told(() => store.size(name)),
    read: (name) => told(() => store.read(name)),
    readVersion: (name) => told(() => store.readVersion(name)),
    stream: (name, range) => told(() => store.stream(name, range)),
    create: (name, content) => told(() => store.create(name, content)),
    replace: (name, content) => told(() => store.replace(name, content)),
    swap: (name, content, version) => told(() => store.swap(name, content, version)),
    copy: (from, to) => told(() => store.copy(from, to)),
    localPath: (name) => told(() => store.localPath(name)),
    list: (prefix) => explainedEach(explain, store.list(prefix)),
    entries: (prefix) => explainedEach(explain, store.entries(prefix)),
    remove: (name) => told(() => store.remove(name)),
    presign: (name, link) => told(() => store.presign(name, link)),
    ping: () => told(() => store.ping()),
  };
};
