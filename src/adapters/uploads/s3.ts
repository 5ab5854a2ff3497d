import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PolyreelError } from '../../errors.ts';
import type { ObjectStore, Uploads } from '../../ports.ts';
import { ownerTag, sweepAbandoned } from '../../run/owner.ts';
import type { S3Place } from '../store/s3/bucket.ts';
import { BucketStore, PREFIX } from './bucket-store.ts';
import { EXPIRES } from './expires.ts';

/**
 * Uploads that go straight to the bucket, where they lie under `uploads/` until they are kept.
 * @param store the store of the same bucket
 * @param folder of this machine, for the copies that are checked
 * @param now milliseconds since 1970
 */
export const s3Uploads = (place: S3Place, store: ObjectStore, folder: string, now = Date.now): Uploads => {
  const dataStore = new BucketStore(place);
  const copies = newCopies(resolve(folder));
  const remove = async (id: string): Promise<void> => {
    await copies.remove(id);
    await dataStore.remove(id).catch(unlessGone);
  };
  return {
    dataStore,
    remove,
    localPath: async (id) => copies.make(id, await streamOf(dataStore, store, id)),
    keep: async (id, name) => {
      const isThere = (await store.copy(PREFIX + id, name)) || (await store.size(name)) !== undefined;
      if (!isThere) throw gone(id);
    },
    count: async (beginning) => {
      let found = 0;
      for await (const name of store.list(PREFIX + beginning)) if (name.endsWith('.info')) found += 1;
      return found;
    },
    sweep: async () => {
      for await (const name of store.list(PREFIX)) {
        const id = /^uploads\/([0-9a-f]+)\.info$/.exec(name)?.[1];
        if (id && (await begunAt(dataStore, id)) + EXPIRES < now()) await remove(id);
      }
      await dataStore.giveUpParts(now() - PATIENCE);
    },
  };
};

/** Milliseconds after which parts that are no object yet are given up: no put and no copy takes so long. */
const PATIENCE = 24 * 3_600_000;

const streamOf = async (dataStore: BucketStore, store: ObjectStore, id: string): Promise<Readable> => {
  const joined = await store.stream(PREFIX + id);
  if (joined) return joined;
  await dataStore.join(id).catch(unlessGone);
  const content = await store.stream(PREFIX + id);
  if (!content) throw gone(id);
  return content;
};

const gone = (id: string): PolyreelError =>
  new PolyreelError('not-found', `the upload ${id} is no longer in the store; send it again.`);

const unlessGone = (error: unknown): void => {
  const isGone = typeof error === 'object' && error !== null && 'status_code' in error && error.status_code === 404;
  if (!isGone) throw error;
};

/** Milliseconds since 1970; endless for one that is gone meanwhile. */
const begunAt = async (dataStore: BucketStore, id: string): Promise<number> => {
  const upload = await dataStore.getUpload(id).catch(unlessGone);
  return Date.parse(upload?.creation_date ?? '') || Number.POSITIVE_INFINITY;
};

/** Files of this process; those of processes that are gone are removed before the first. */
const newCopies = (folder: string) => {
  const pathOf = (id: string): string => join(folder, `${ownerTag()}-${id}`);
  const remove = (id: string): Promise<void> => rm(pathOf(id), { force: true });
  let isSwept = false;
  return {
    remove,
    make: async (id: string, content: Readable): Promise<string> => {
      try {
        await mkdir(folder, { recursive: true });
        if (!isSwept) await sweepAbandoned(folder);
        isSwept = true;
        await pipeline(content, createWriteStream(pathOf(id)));
        return pathOf(id);
      } catch (error) {
        content.destroy();
        await remove(id);
        throw error;
      }
    },
  };
};
