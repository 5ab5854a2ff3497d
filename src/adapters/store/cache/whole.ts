import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { moveFile } from '../../../run/move-file.ts';
import { ownerTag } from '../../../run/owner.ts';
import { sha256File } from '../../../run/results.ts';
import type { Room } from './room.ts';

/** Copies of whole objects, by keys of 64 hexadecimal digits. */
export interface WholeCache {
  /**
   * The path of a copy that is whole and as it was fetched; fetched now where there is none. Callers of one key at the
   * same time share one fetch, in whatever process.
   */
  readonly get: (key: string, bytes: () => Promise<number>, fetch: (path: string) => Promise<void>) => Promise<string>;
  /** Takes a file as the copy of an object that was just put. */
  readonly adopt: (key: string, file: string) => Promise<void>;
  readonly forget: (key: string) => Promise<void>;
}

interface CopyRecord {
  readonly bytes: number;
  readonly sha256: string;
}

export const openWholeCache = (room: Room): WholeCache => {
  const loading = new Map<string, Promise<string>>();
  /** What was read through in the life of this process, as it was then. */
  const verified = new Map<string, string>();
  const at = (key: string, kind: 'data' | 'json'): string => join(room.folder, `${key}.${kind}`);

  const forget: WholeCache['forget'] = async (key) => {
    verified.delete(key);
    await rm(at(key, 'json'), { force: true });
    await rm(at(key, 'data'), { force: true });
  };

  const find = async (key: string): Promise<string | undefined> => {
    const record = await room.hold(async () => {
      const now = new Date();
      await utimes(at(key, 'json'), now, now).catch(() => {});
      return readRecord(at(key, 'json'));
    });
    if (!record) return undefined;
    if (await isWhole(at(key, 'data'), record, verified, key)) return at(key, 'data');
    await forget(key);
    return undefined;
  };

  const keep = async (key: string, path: string): Promise<void> => {
    const record: CopyRecord = { bytes: (await stat(path)).size, sha256: await sha256File(path) };
    const about = `${path}.json`;
    await writeFile(about, JSON.stringify(record));
    await room.hold(async () => {
      verified.delete(key);
      await rm(at(key, 'json'), { force: true });
      await rename(path, at(key, 'data'));
      await rename(about, at(key, 'json'));
    });
    verified.set(key, await markOf(at(key, 'data')));
  };

  const withAside = async (make: (path: string) => Promise<void>): Promise<void> => {
    const path = join(room.aside, `${ownerTag()}-${randomUUID()}`);
    try {
      await make(path);
    } finally {
      await rm(path, { force: true });
      await rm(`${path}.json`, { force: true });
    }
  };

  const load: WholeCache['get'] = async (key, bytes, fetch) =>
    (await find(key)) ??
    room.load(key, async () => {
      const found = await find(key);
      if (found) return found;
      await room.make(await bytes());
      await withAside(async (path) => {
        await fetch(path);
        await keep(key, path);
      });
      return at(key, 'data');
    });

  return {
    forget,
    get: (key, bytes, fetch) => {
      const known = loading.get(key);
      if (known) return known;
      const found = load(key, bytes, fetch).finally(() => loading.delete(key));
      loading.set(key, found);
      return found;
    },
    adopt: async (key, file) => {
      await room.make((await stat(file)).size);
      await withAside(async (path) => {
        await moveFile(file, path);
        await keep(key, path);
      });
    },
  };
};

const readRecord = async (path: string): Promise<CopyRecord | undefined> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as CopyRecord;
  } catch {
    return undefined;
  }
};

/** Changes whenever somebody writes to the file or puts another in its place. */
const markOf = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => undefined);
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : '';
};

/** A power cut can leave a file of the right length with nothing in it: the first use in a process reads it through. */
const isWhole = async (
  path: string,
  { bytes, sha256 }: CopyRecord,
  verified: Map<string, string>,
  key: string,
): Promise<boolean> => {
  const mark = await markOf(path);
  if (mark && verified.get(key) === mark) return true;
  if (!mark || (await stat(path)).size !== bytes || (await sha256File(path)) !== sha256) return false;
  verified.set(key, mark);
  return true;
};
