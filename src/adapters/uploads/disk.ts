import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { PolyreelError } from '../../errors.ts';
import type { ObjectStore, Uploads } from '../../ports.ts';
import { EXPIRES } from './expires.ts';

/**
 * Uploads in a folder.
 * @param store takes a finished one as an object; on the same disk as the folder that costs nothing
 */
export const diskUploads = (folder: string, store: Pick<ObjectStore, 'create'>): Uploads => {
  const directory = resolve(folder);
  const dataStore = new FullDiskAware({ directory, expirationPeriodInMilliseconds: EXPIRES });
  const remove = async (id: string): Promise<void> => {
    await rm(join(directory, id), { force: true });
    await rm(join(directory, `${id}.json`), { force: true });
  };
  return {
    dataStore,
    localPath: async (id) => join(directory, id),
    keep: async (id, name) => {
      await store.create(name, { file: join(directory, id) });
      await remove(id);
    },
    remove,
    count: async (beginning) => {
      const names = await readdir(directory).catch((error: unknown) => unlessNone(error));
      return names.filter((name) => name.startsWith(beginning) && name.endsWith('.json')).length;
    },
    sweep: async () => {
      await mkdir(directory, { recursive: true });
      await dataStore.deleteExpired();
    },
  };
};

/** The folder is made with the first upload. */
const unlessNone = (error: unknown): string[] => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
};

/** Bytes: with less than this free, it was the disk that an upload failed for. */
const NOTHING_LEFT = 1 << 20;

/** The store of the tus server does not say why a write failed. */
class FullDiskAware extends FileStore {
  override async write(from: Readable, id: string, offset: number): Promise<number> {
    try {
      return await super.write(from, id, offset);
    } catch (cause) {
      const { bavail, bsize } = await statfs(this.directory);
      if (bavail * bsize >= NOTHING_LEFT) throw cause;
      throw new PolyreelError('disk-full', 'the disk is full; nothing of the upload that arrived is lost.', { cause });
    }
  }
}
