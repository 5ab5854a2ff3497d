import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, ownerTag } from '../../run/owner.ts';

/** Milliseconds between two looks at a lock that another holds: short at first, for what is done in less than one. */
const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 100;
/** Milliseconds between two signs of life of a holder, and after how many a holder on another machine is taken for dead. */
const HEARTBEAT = 10_000;
const SILENCE = 60_000;

/**
 * Runs a task while no other runs one under the same name in the same folder, in whatever process or container. It
 * leaves a small file for each name, so there must not be ever new names; and it must not be asked for within itself.
 *
 * A lock is a folder of numbered files, and the highest number is the lock: it is held while its file names a process
 * that lives, and free when it is empty. Who finds it free makes the next number, complete and in one step, which only
 * one can do. So nobody ever has to remove another's lock, which two could do at once, one of them too late.
 */
export const withLock = async <Value>(locks: string, name: string, task: () => Promise<Value>): Promise<Value> => {
  const folder = join(locks, name);
  await mkdir(folder, { recursive: true });
  const path = await waitFor(folder);
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), HEARTBEAT).unref();
  try {
    return await task();
  } finally {
    clearInterval(heartbeat);
    await free(path);
  }
};

const free = async (path: string): Promise<void> => {
  try {
    await truncate(path, 0);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const waitFor = async (folder: string): Promise<string> => {
  const own = join(folder, `${ownerTag()}-${randomUUID()}`);
  await writeFile(own, ownerTag());
  try {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
      const taken = await take(folder, own);
      if (taken) return taken;
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    }
  } finally {
    await rm(own, { force: true });
  }
};

const take = async (folder: string, own: string): Promise<string | undefined> => {
  const { last } = await look(folder);
  if (last && (await isHeld(join(folder, String(last))))) return undefined;
  const number = last + 1;
  const path = join(folder, String(number));
  if (!(await isNew(own, path))) return undefined;
  const now = await look(folder);
  // One that looked long ago can make a number that others have used and removed since.
  if (now.last !== number) {
    await rm(path, { force: true });
    return undefined;
  }
  await tidy(folder, now.names, number);
  return path;
};

const look = async (folder: string): Promise<{ names: readonly string[]; last: number }> => {
  const names = await readdir(folder);
  return { names, last: Math.max(0, ...names.filter((name) => /^\d+$/.test(name)).map(Number)) };
};

const isNew = async (own: string, path: string): Promise<boolean> => {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
};

const isHeld = async (path: string): Promise<boolean> => {
  const holder = await readFile(path, 'utf8').catch(() => undefined);
  // Gone already: there is a higher number now.
  if (holder === undefined) return true;
  if (!holder || !isAlive(holder)) return false;
  const isHere = holder.split('-')[0] === ownerTag().split('-')[0];
  if (isHere) return true;
  const found = await stat(path).catch(() => undefined);
  return found === undefined || found.mtimeMs > Date.now() - SILENCE;
};

/** The number before the last stays: who reads the folder at this moment must find one of the two. */
const tidy = async (folder: string, names: readonly string[], number: number): Promise<void> => {
  for (const name of names) {
    const old = /^\d+$/.test(name) ? Number(name) < number - 1 : !isAlive(name);
    if (old) await rm(join(folder, name), { force: true });
  }
};
