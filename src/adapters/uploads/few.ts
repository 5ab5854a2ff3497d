import type { KvStore } from '@tus/server';

const MOST = 1_000;

/** What is known of the uploads that were asked for last; all of it can be asked of the bucket again. */
export const fewLatest = <Value>(): KvStore<Value> => {
  const values = new Map<string, Value>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => {
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > MOST && oldest !== undefined) values.delete(oldest);
    },
    delete: async (key) => void values.delete(key),
  };
};
