import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import type { ObjectStore } from '../ports.ts';

/** A step's result: one file and what is known of it. It counts only when this record stands beside the file. */
export interface ResultRecord {
  readonly bytes: number;
  readonly sha256: string;
  /** Measurements that later steps need, such as loudness. */
  readonly facts: Readonly<Record<string, number>>;
}

export interface Results {
  /** True where a record stands beside a file of its size; what is in the file is verified when it is opened. */
  readonly exists: (key: string) => Promise<boolean>;
  /**
   * The whole and verified result as a local file, or undefined. One that is damaged is removed, so that it is made again.
   */
  readonly open: (key: string) => Promise<{ path: string; record: ResultRecord } | undefined>;
  /** Takes a finished file as the result of a key. */
  readonly commit: (key: string, file: string, facts?: ResultRecord['facts']) => Promise<void>;
}

const folderOf = (key: string): string => `results/${key.slice(0, 2)}/${key}`;

/** Reads through one buffer: a stream makes a new one for every piece, and a film of hours leaves gigabytes to collect. */
export const sha256File = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = new Uint8Array(1 << 18);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
};

/** Results of steps in a store, named by their keys (`results/ab/ab…/`). */
export const resultsIn = (store: ObjectStore): Results => {
  /** A file is read through once in the life of this process, however many films it is part of. */
  const verified = new Map<string, Promise<{ path: string; record: ResultRecord } | undefined>>();
  const openWhole = async (key: string): Promise<{ path: string; record: ResultRecord } | undefined> => {
    const record = await readRecord(store, key);
    const path = record && (await store.localPath(`${folderOf(key)}/data`));
    if (record && path && (await sha256File(path)) === record.sha256) return { path, record };
    await store.remove(`${folderOf(key)}/record.json`);
    await store.remove(`${folderOf(key)}/data`);
    verified.delete(key);
    return undefined;
  };
  return {
    exists: async (key) => {
      const record = await readRecord(store, key);
      return record !== undefined && (await store.size(`${folderOf(key)}/data`)) === record.bytes;
    },
    open: (key) => {
      const known = verified.get(key) ?? openWhole(key);
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
    return (JSON.parse(new TextDecoder().decode(bytes)) ?? undefined) as ResultRecord | undefined;
  } catch {
    return undefined;
  }
};
