import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ObjectStore } from '../ports.ts';
import type { LikeSource } from './chunk-list.ts';
import { putLike } from './put-like.ts';
import { sha256File } from './read-through.ts';

export { sha256File } from './read-through.ts';

/** A step's result: one file and what is known of it. It counts only when this record stands beside the file. */
export interface ResultRecord {
  readonly bytes: number;
  readonly sha256: string;
  /** What later steps need to know of it, such as its loudness or its codec. */
  readonly facts: Readonly<Record<string, number | string>>;
}

export interface Results {
  /** True where a record stands beside a file of its size; what is in the file is verified when it is opened. */
  readonly exists: (key: string) => Promise<boolean>;
  /**
   * The whole and verified result as a local file, or undefined. One that is damaged is removed, so that it is made again.
   */
  readonly open: (key: string) => Promise<{ path: string; record: ResultRecord } | undefined>;
  /** What is recorded of a result, without reading its bytes. */
  readonly record: (key: string) => Promise<ResultRecord | undefined>;
  /** The result as a source for files that are like it; undefined where there is none. */
  readonly source: (key: string) => Promise<LikeSource | undefined>;
  /**
   * Takes a finished file as the result of a key; where there is a result already, that one stays.
   * @param like objects that probably hold much of the file: what lies in them is not sent again. Where given, be there none,
   * the file's chunks are listed, for files that will be like it
   */
  readonly commit: (
    key: string,
    file: string,
    facts?: ResultRecord['facts'],
    like?: readonly LikeSource[],
  ) => Promise<void>;
}

const folderOf = (key: string): string => `results/${key.slice(0, 2)}/${key}`;
/** The object that says what is known of it. */
export const recordOf = (key: string): string => `${folderOf(key)}/record.json`;
/** The object that holds a result's bytes. */
export const dataOf = (key: string): string => `${folderOf(key)}/data`;

/** Results of steps in a store, named by their keys (`results/ab/ab…/`). */
export const resultsIn = (store: ObjectStore): Results => {
  /** A file is read through once in the life of this process, however many films it is part of. */
  const verified = new Map<string, Promise<{ path: string; record: ResultRecord } | undefined>>();
  const openWhole = async (key: string): Promise<{ path: string; record: ResultRecord } | undefined> => {
    const written = await store.read(recordOf(key));
    // Without a record, the file is one that another worker is about to record.
    if (!written) return undefined;
    const record = parseRecord(written);
    const path = record && (await store.localPath(dataOf(key)));
    if (record && path && (await sha256File(path)) === record.sha256) return { path, record };
    await store.remove(recordOf(key));
    await store.remove(dataOf(key));
    return undefined;
  };
  const exists = async (key: string): Promise<boolean> => {
    const written = await store.read(recordOf(key));
    return written !== undefined && (await store.size(dataOf(key))) === parseRecord(written)?.bytes;
  };
  const openOnce = async (key: string): Promise<{ path: string; record: ResultRecord } | undefined> => {
    const opened = openWhole(key);
    verified.set(key, opened);
    const result = await opened.catch((error: unknown) => {
      verified.delete(key);
      throw error;
    });
    if (!result) verified.delete(key);
    return result;
  };
  const readRecord = async (key: string): Promise<ResultRecord | undefined> => {
    const written = await store.read(recordOf(key));
    return written && parseRecord(written);
  };
  return {
    exists,
    record: readRecord,
    source: async (key) => {
      const record = await readRecord(key);
      return record && { object: dataOf(key), sha256: record.sha256, bytes: record.bytes };
    },
    open: async (key) => {
      const known = await verified.get(key);
      // A local copy of what lies elsewhere may have been given up for others since, or is next: asking keeps it.
      const isHere = known && existsSync(known.path) && (await store.localPath(dataOf(key))) === known.path;
      return isHere ? known : openOnce(key);
    },
    commit: async (key, file, facts = {}, like) => {
      verified.delete(key);
      // Another worker may have been faster: the same key is the same bytes.
      if (await exists(key)) return;
      const { size: bytes } = await stat(file);
      const sha256 = await putLike(store, dataOf(key), { file, bytes }, like);
      const record: ResultRecord = { bytes, sha256, facts };
      await store.replace(recordOf(key), writtenRecord(record));
    },
  };
};

/** With a digest of its own: a bit that flips in it would be told as a fact otherwise. */
const writtenRecord = (record: ResultRecord): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...record, proof: proofOf(record) }));

const proofOf = ({ bytes, sha256, facts }: ResultRecord): string =>
  createHash('sha256')
    .update(JSON.stringify([bytes, sha256, facts]))
    .digest('hex');

/** Undefined where it is damaged. Those of earlier versions have no proof, and nothing else instead. */
const parseRecord = (written: Uint8Array): ResultRecord | undefined => {
  try {
    const { proof, ...record } = JSON.parse(new TextDecoder().decode(written)) as ResultRecord & { proof?: string };
    const isWhole = proof === undefined ? Object.keys(record).length === 3 : proof === proofOf(record);
    return isWhole ? record : undefined;
  } catch {
    return undefined;
  }
};
