import type { Dirent } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepAbandoned } from '../../../run/owner.ts';
import { withLock } from '../lock.ts';

/** Milliseconds for which what was handed out stays, whatever else needs its room. */
const KEPT = 15 * 60_000;
/** Milliseconds after which what other processes have added since is counted too. */
const RECOUNT = 10_000;

/** The folder of a cache, and how much is in it. */
export interface Room {
  readonly folder: string;
  /** Where files are made before they count. */
  readonly aside: string;
  /** Makes room for so many bytes more, by removing what was used longest ago. What is in use stays, even past the bound. */
  readonly make: (bytes: number) => Promise<void>;
  /** Runs a task in which nothing is evicted by any process. */
  readonly hold: <Value>(task: () => Promise<Value>) => Promise<Value>;
  /** Runs a task while nobody else loads the same. */
  readonly load: <Value>(key: string, task: () => Promise<Value>) => Promise<Value>;
}

/**
 * An entry is `<key>.data` with `<key>.json`, or `<key>.ranges`; the last two are touched when it is used.
 * @param bound bytes on disk that all processes of this machine may use together
 */
export const openRoom = async (folder: string, bound: number): Promise<Room> => {
  const aside = join(folder, 'aside');
  const locks = join(folder, 'locks');
  await mkdir(aside, { recursive: true });
  await sweepAbandoned(aside);
  let counted = { bytes: Number.POSITIVE_INFINITY, at: 0 };
  const hold: Room['hold'] = (task) => withLock(locks, 'room', task);
  const evict = async (bytes: number): Promise<void> => {
    const entries = await entriesIn(folder);
    let used = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    for (const { files, bytes: freed, last } of entries) {
      if (used + bytes <= bound || last > Date.now() - KEPT) break;
      for (const file of files) await rm(join(folder, file), { force: true });
      used -= freed;
    }
    counted = { bytes: used, at: performance.now() };
  };
  return {
    folder,
    aside,
    hold,
    load: (key, task) => withLock(locks, `load-${key.slice(0, 2)}`, task),
    make: async (bytes) => {
      if (counted.bytes + bytes > bound || performance.now() - counted.at > RECOUNT) await hold(() => evict(bytes));
      counted.bytes += bytes;
    },
  };
};

interface Entry {
  /** In the order in which they are removed: what makes the entry count goes first. */
  readonly files: readonly string[];
  readonly bytes: number;
  /** When it was used last, in milliseconds since 1970. */
  readonly last: number;
}

/** The one that was used longest ago comes first. What is being made counts, and is in use. */
const entriesIn = async (folder: string): Promise<readonly Entry[]> => {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map(nameOf);
  const making = (await readdir(join(folder, 'aside'))).map((name) => `aside/${name}`);
  const keys = new Map<string, string[]>();
  for (const name of [...names.sort().reverse(), ...making]) {
    const key = name.startsWith('aside/') ? name : name.replace(/\.(?:data|json)$/, '');
    keys.set(key, [...(keys.get(key) ?? []), name]);
  }
  const entries = await Promise.all([...keys.values()].map((files) => measure(folder, files)));
  return entries.sort((a, b) => a.last - b.last);
};

const nameOf = ({ name }: Dirent): string => name;

const measure = async (folder: string, files: readonly string[]): Promise<Entry> => {
  const stats = await Promise.all(files.map((file) => stat(join(folder, file)).catch(() => undefined)));
  const found = stats.filter((each) => each !== undefined);
  return {
    files,
    // Of a file with holes only what is written takes room.
    bytes: found.reduce((sum, { size, blocks }) => sum + Math.min(size, blocks * 512), 0),
    last: files[0]?.startsWith('aside/') ? Number.POSITIVE_INFINITY : Math.max(0, ...found.map((each) => each.mtimeMs)),
  };
};
