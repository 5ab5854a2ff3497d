import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Milliseconds after which what another machine or container left behind is of no use: no step may take so long. */
const WEEK = 7 * 24 * 3600 * 1000;

/**
 * When a process began, in the system's own count; empty where there is no /proc. A number alone is used again: in a
 * container every start has the same.
 */
const startOf = (pid: number): string => {
  try {
    // The second field, the program's name, may hold spaces: count from behind its bracket. starttime is 22.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

/** Machines and containers that share a folder do not see each other's processes. */
const host = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Begins the name of what belongs to this process and is of no use after it. */
export const ownerTag = (): string => `${host()}-${process.pid}-${startOf(process.pid)}`;

/** Removes what begins with the prefix in a folder and belongs to a process that is gone, or to none. */
export const sweepAbandoned = async (folder: string, prefix = ''): Promise<void> => {
  for (const name of await readdir(folder))
    if (name.startsWith(prefix) && !(await isOwned(folder, name, prefix)))
      await rm(join(folder, name), { recursive: true, force: true });
};

const readTag = (tag: string) => {
  const [, where, pid = '', start] = /^([0-9a-f]{8})-(\d+)-(\d*)/.exec(tag) ?? [];
  return { where, pid: Number(pid), start };
};

/** Whether the process that a tag names runs; of one on another machine nobody here knows, so it does. */
export const isAlive = (tag: string): boolean => {
  const { where, pid, start } = readTag(tag);
  return where !== undefined && (where !== host() || (runs(pid) && start === startOf(pid)));
};

const isOwned = async (folder: string, name: string, prefix: string): Promise<boolean> => {
  const tag = name.slice(prefix.length);
  const { where } = readTag(tag);
  if (where === host()) return isAlive(tag);
  const found = where === undefined ? undefined : await stat(join(folder, name)).catch(() => undefined);
  return found !== undefined && found.mtimeMs > Date.now() - WEEK;
};

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
