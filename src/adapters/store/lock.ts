import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, ownerTag } from '../../run/owner.ts';

/** Milliseconds between two looks at a lock that another holds; what is done under it takes less than one. */
const PAUSE = 5;

/**
 * Runs a task while no other process of this machine runs one under the same name in the same folder. A lock whose
 * holder has died is broken.
 */
export const withLock = async <Value>(folder: string, name: string, task: () => Promise<Value>): Promise<Value> => {
  const locks = join(folder, 'aside', 'locks');
  await mkdir(locks, { recursive: true });
  const path = join(locks, createHash('sha256').update(name).digest('hex').slice(0, 32));
  while (!(await take(path))) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  try {
    return await task();
  } finally {
    await rm(path, { force: true });
  }
};

const take = async (path: string): Promise<boolean> => {
  try {
    await writeFile(path, ownerTag(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const holder = await readFile(path, 'utf8').catch(() => '');
    // An empty one is being written at this moment.
    if (holder && !isAlive(holder)) await rm(path, { force: true });
    return false;
  }
};
