import type { ObjectStore } from '../../ports.ts';

/** The same store, whose failures are told in the catalogue's terms. */
export const explaining = (store: ObjectStore, explain: (error: unknown) => unknown): ObjectStore => {
  const told = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw explain(error);
    }
  };
  return {
    size: (name) => told(() => store.size(name)),
    read: (name) => told(() => store.read(name)),
    readVersion: (name) => told(() => store.readVersion(name)),
    stream: (name, range) => told(() => store.stream(name, range)),
    create: (name, content) => told(() => store.create(name, content)),
    replace: (name, content) => told(() => store.replace(name, content)),
    swap: (name, content, version) => told(() => store.swap(name, content, version)),
    copy: (from, to) => told(() => store.copy(from, to)),
    localPath: (name) => told(() => store.localPath(name)),
    async *list(prefix) {
      try {
        yield* store.list(prefix);
      } catch (error) {
        throw explain(error);
      }
    },
    remove: (name) => told(() => store.remove(name)),
    presign: (name, link) => told(() => store.presign(name, link)),
    ping: () => told(() => store.ping()),
  };
};
