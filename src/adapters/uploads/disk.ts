import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
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
  const dataStore = new UploadFolder({ directory, expirationPeriodInMilliseconds: EXPIRES });
  return {
    dataStore,
    localPath: async (id) => join(directory, id),
    keep: async (id, name) => {
      const file = join(directory, `${id}.kept`);
      await giveSecondName(join(directory, id), file);
      await store.create(name, { file });
    },
    remove: (id) => dataStore.remove(id),
    count: async (beginning) => {
      const names = await readdir(directory).catch((error: unknown) => unlessNone(error));
      return names.filter((name) => name.startsWith(beginning) && name.endsWith('.json')).length;
    },
    sweep: async () => {
      await mkdir(directory, { recursive: true });
      const ids = new Set((await readdir(directory)).map((name) => name.split('.')[0] ?? name));
      for (const id of ids) if ((await begunAt(directory, id)) + EXPIRES < Date.now()) await dataStore.remove(id);
    },
  };
};

/** The folder is made with the first upload. */
const unlessNone = (error: unknown): string[] => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
};

/** The store takes a file as its own, and the upload is still needed; where links cannot be made, it is copied. */
const giveSecondName = async (path: string, second: string): Promise<void> => {
  await rm(second, { force: true });
  await link(path, second).catch(() => copyFile(path, second, constants.COPYFILE_FICLONE));
};

/** Milliseconds since 1970; of one whose beginning was never written down, or only half, those of its latest file. */
const begunAt = async (directory: string, id: string): Promise<number> => {
  try {
    const { creation_date } = JSON.parse(await readFile(join(directory, `${id}.json`), 'utf8'));
    return Date.parse(creation_date);
  } catch {
    const files = ENDINGS.map((ending) => stat(join(directory, id + ending)).catch(() => undefined));
    return Math.max(...(await Promise.all(files)).map((file) => file?.mtimeMs ?? 0));
  }
};

/** What an upload has in the folder; what is said of it goes last, so that the rest is never left without. */
const ENDINGS = ['', '.kept', '.json'];

/** Bytes: with less than this free, it was the disk that an upload failed for. */
const NOTHING_LEFT = 1 << 20;

class UploadFolder extends FileStore {
  /** The original does not say why a write failed. */
  override async write(from: Readable, id: string, offset: number): Promise<number> {
    try {
      return await super.write(from, id, offset);
    } catch (cause) {
      const { bavail, bsize } = await statfs(this.directory);
      if (bavail * bsize >= NOTHING_LEFT) throw cause;
      throw new PolyreelError('disk-full', 'the disk is full; nothing of the upload that arrived is lost.', { cause });
    }
  }

  /** Also of one of which only a part is there: the original leaves the rest for good. */
  override async remove(id: string): Promise<void> {
    for (const ending of ENDINGS) await rm(join(this.directory, id + ending), { force: true });
  }
}
