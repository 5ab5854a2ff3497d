import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
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
 */
export const s3Uploads = (place: S3Place, store: ObjectStore, folder: string): Uploads => {
  const dataStore = new BucketStore(place);
  const copies = newCopies(resolve(folder));
  const remove = async (id: string): Promise<void> => {
    await copies.remove(id);
    await dataStore.remove(id).catch(unlessGone);
  };
  return {
    dataStore,
    remove,
    localPath: async (id) => copies.make(id, (await store.stream(PREFIX + id)) ?? (await emptyOnly(dataStore, id))),
    keep: async (id, name) => {
      const isThere = (await store.copy(PREFIX + id, name)) || (await store.size(name)) !== undefined;
      if (!isThere) throw gone(id);
      await remove(id);
    },
    count: async (beginning) => {
      let found = 0;
      for await (const name of store.list(PREFIX + beginning)) if (name.endsWith('.info')) found += 1;
      return found;
    },
    sweep: async () => {
      for await (const name of store.list(PREFIX)) {
        const id = /^uploads\/([0-9a-f]+)\.info$/.exec(name)?.[1];
        if (id && (await hasExpired(dataStore, id))) await remove(id);
      }
    },
  };
};

/** Of an upload of no bytes the bucket has no object. */
const emptyOnly = async (dataStore: BucketStore, id: string): Promise<Readable> => {
  const upload = await dataStore.getUpload(id).catch(unlessGone);
  if (upload?.size !== 0) throw gone(id);
  return Readable.from([]);
};

const gone = (id: string): PolyreelError =>
  new PolyreelError('not-found', `the upload ${id} is no longer in the store; send it again.`);

const unlessGone = (error: unknown): void => {
  const isGone = typeof error === 'object' && error !== null && 'status_code' in error && error.status_code === 404;
  if (!isGone) throw error;
};

const hasExpired = async (dataStore: BucketStore, id: string): Promise<boolean> => {
  const upload = await dataStore.getUpload(id).catch(unlessGone);
  return upload?.creation_date !== undefined && Date.parse(upload.creation_date) + EXPIRES < Date.now();
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
