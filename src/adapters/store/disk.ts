import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Content, ObjectEntry, ObjectStore, Versioned } from '../../ports.ts';
import { moveFile } from '../../run/move-file.ts';
import { ownerTag, sweepAbandoned } from '../../run/owner.ts';
import { diskFailure } from './disk-failure.ts';
import { explaining } from './explain.ts';
import { withLock } from './lock.ts';
import { checkName, isReserved } from './names.ts';
import { newFileReader } from './read-file.ts';

/** An {@link ObjectStore} in a folder. Objects are written aside and then linked to their names in one step. */
export const diskStore = (where: string): ObjectStore => {
  // ffmpeg runs in folders of its own, where a relative path would mean something else.
  const folder = resolve(where);
  const pathOf = (name: string): string => join(folder, checkName(name));
  const aside = newAside(join(folder, 'aside'));
  const readWhole = newFileReader(folder);
  const store: ObjectStore = {
    size: async (name) => (await orUndefined(stat(pathOf(name))))?.size,
    read: (name) => orUndefined(readWhole(pathOf(name))),
    readVersion: (name) => readVersion(readWhole, pathOf(name)),
    stream: async (name, range) => {
      const path = pathOf(name);
      if (!(await orUndefined(stat(path)))) return undefined;
      if (range && range.end <= range.first) return Readable.from([]);
      return createReadStream(path, range ? { start: range.first, end: range.end - 1 } : {});
    },
    create: (name, content) => commit(aside, pathOf(name), content, linkInto),
    replace: async (name, content) => void (await commit(aside, pathOf(name), content, renameInto)),
    swap: (name, content, version) => {
      const path = pathOf(name);
      return withLock(join(folder, 'locks'), slotOf(name), async () => {
        if ((await readVersion(readWhole, path))?.version !== version) return false;
        return commit(aside, path, content, renameInto);
      });
    },
    copy: (from, to) => copyObject(aside, pathOf(from), pathOf(to)),
    localPath: async (name) => ((await orUndefined(stat(pathOf(name)))) ? pathOf(name) : undefined),
    list: (prefix) => listFiles(folder, prefix),
    entries: (prefix) => entriesOf(folder, prefix),
    remove: (name) => rm(pathOf(name), { force: true }),
    presign: async () => undefined,
    ping: () => proveWritable(aside),
  };
  return explaining(store, (error) => diskFailure(folder, error));
};

/** Names of locks must be few; two objects that share one only wait for each other. */
const slotOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 2);

/** A version is the digest of the bytes: who writes the same has changed nothing. */
const readVersion = async (
  readWhole: (path: string) => Promise<Uint8Array>,
  path: string,
): Promise<Versioned | undefined> => {
  const bytes = await orUndefined(readWhole(path));
  return bytes && { bytes, version: createHash('sha256').update(bytes).digest('hex') };
};

/** Results never change, so two names may share their bytes; where links cannot be made, they are copied. */
const copyObject = async (aside: () => Promise<string>, from: string, to: string): Promise<boolean> => {
  await mkdir(dirname(to), { recursive: true });
  const temporary = await aside();
  try {
    await link(from, temporary).catch((error: unknown) => {
      if (isCode(error, 'ENOENT')) throw error;
      return copyFile(from, temporary, constants.COPYFILE_FICLONE);
    });
    return await renameInto(temporary, to);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
};

const proveWritable = async (aside: () => Promise<string>): Promise<void> => {
  const path = await aside();
  try {
    await writeFile(path, 'polyreel');
  } finally {
    await rm(path, { force: true });
  }
};

const orUndefined = async <Value>(promise: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await promise;
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Gives paths for what is being written; what processes that are gone have left there is removed the first time. */
const newAside = (folder: string): (() => Promise<string>) => {
  let swept = false;
  return async () => {
    await mkdir(folder, { recursive: true });
    if (!swept) await sweepAbandoned(folder);
    swept = true;
    return join(folder, `${ownerTag()}-${randomUUID()}`);
  };
};

const commit = async (
  aside: () => Promise<string>,
  target: string,
  content: Content,
  into: (from: string, to: string) => Promise<boolean>,
): Promise<boolean> => {
  await mkdir(dirname(target), { recursive: true });
  const temporary = await aside();
  try {
    await writeAside(temporary, content);
    return await into(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
};

const writeAside = async (temporary: string, content: Content): Promise<void> => {
  if (content instanceof Uint8Array) await writeFile(temporary, content);
  else await moveFile(content.file, temporary);
  const handle = await open(temporary, 'r+');
  // Without it, a power cut can leave a name that stands for an empty file.
  await handle.datasync().finally(() => handle.close());
};

const linkInto = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
};

const renameInto = async (from: string, to: string): Promise<boolean> => {
  await rename(from, to);
  return true;
};

/** What is removed meanwhile is left out. */
async function* entriesOf(folder: string, prefix: string): AsyncGenerator<ObjectEntry> {
  for await (const name of listFiles(folder, prefix)) {
    const found = await orUndefined(stat(join(folder, name)));
    if (found) yield { name, bytes: found.size, modified: found.mtimeMs };
  }
}

async function* listFiles(folder: string, prefix: string): AsyncGenerator<string> {
  const base = prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/')) : '';
  const entries = await orUndefined(readdir(join(folder, base), { withFileTypes: true }));
  for (const entry of entries ?? []) {
    const name = base ? `${base}/${entry.name}` : entry.name;
    if (!name.startsWith(prefix) && !prefix.startsWith(`${name}/`)) continue;
    if (entry.isDirectory()) yield* listFiles(folder, name.startsWith(prefix) ? `${name}/` : prefix);
    else if (!isReserved(name)) yield name;
  }
}
