import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ObjectStore } from '../ports.ts';

/** A step's result: one file and what is known of it. It counts only when this record stands beside the file. */
export interface ResultRecord {
  readonly bytes: number;
  readonly sha256: string;
  /** Measurements that later steps need, such as loudness. */
  readonly facts: Readonly<Record<string, number>>;
}

export interface Results {
  /** True where a record stands; the file itself is verified when it is opened. */
  readonly exists: (key: string) => Promise<boolean>;
  /**
   * The whole and verified result as a local file, or undefined. One that is damaged is removed, so that it is made again.
   */
  readonly open: (key: string) => Promise<{ path: string; record: ResultRecord } | undefined>;
  /** Takes a finished file as the result of a key. */
  readonly commit: (key: string, file: string, facts?: ResultRecord['facts']) => Promise<void>;
}

const folderOf = (key: string): string => `results/${key.slice(0, 2)}/${key}`;

export const sha256File = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
};

/** Results of steps in a store, named by their keys (`results/ab/ab…/`). */
export const resultsIn = (store: ObjectStore): Results => {
  /** A file is read through once in the life of this process, however many films it is part of. */
  const verified = new Map<string, Promise<{ path: string; record: ResultRecord } | undefined>>();
  const open = async (key: string): Promise<{ path: string; record: ResultRecord } | undefined> => {
    const record = await readRecord(store, key);
    const path = record && (await store.localPath(`${folderOf(key)}/data`));
    if (record && path && (await sha256File(path)) === record.sha256) return { path, record };
    await store.remove(`${folderOf(key)}/record.json`);
    await store.remove(`${folderOf(key)}/data`);
    verified.delete(key);
    return undefined;
  };
  return {
    exists: async (key) => (await store.size(`${folderOf(key)}/record.json`)) !== undefined,
    open: (key) => {
      const known = verified.get(key) ?? open(key);
      verified.set(key, known);
      return known;
    },
    commit: async (key, file, facts = {}) => {
      const record: ResultRecord = { bytes: (await stat(file)).size, sha256: await sha256File(file), facts };
      // The same key is the same bytes: replacing a result that is there mends one that was damaged.
      await store.replace(`${folderOf(key)}/data`, { file });
      await store.replace(`${folderOf(key)}/record.json`, new TextEncoder().encode(JSON.stringify(record)));
      verified.delete(key);
    },
  };
};

const readRecord = async (store: ObjectStore, key: string): Promise<ResultRecord | undefined> => {
  const bytes = await store.read(`${folderOf(key)}/record.json`);
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as ResultRecord;
  } catch {
    return undefined;
  }
};
