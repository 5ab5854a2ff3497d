import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRoom, type Room } from '../../../../src/adapters/store/cache/room.ts';
import { openWholeCache } from '../../../../src/adapters/store/cache/whole.ts';

export const keyOf = (letter: string): string => letter.repeat(64);

export interface CacheBench {
  readonly folder: string;
  readonly room: (bound?: number) => Promise<Room>;
  /** As a process that is started anew sees it. */
  readonly whole: (bound?: number) => Promise<{
    /** Fetches `bytes` zeros where the copy is not there. */
    readonly get: (letter: string, bytes?: number) => Promise<string>;
    readonly cache: ReturnType<typeof openWholeCache>;
  }>;
  /** Letters that were fetched, in order. */
  readonly fetched: string[];
  /** What is kept, without what belongs to locks. */
  readonly kept: () => Promise<string[]>;
  /** Says of every file that it was used so many minutes ago. */
  readonly age: (minutes: number, prefix?: string) => Promise<void>;
  readonly bytes: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export const openCacheBench = async (): Promise<CacheBench> => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-cache-'));
  const fetched: string[] = [];
  const files = async (): Promise<string[]> =>
    (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);
  const room = (bound = 2 ** 30): Promise<Room> => openRoom(folder, bound);
  return {
    folder,
    room,
    fetched,
    whole: async (bound) => {
      const cache = openWholeCache(await room(bound));
      const get = (letter: string, bytes = 1_000): Promise<string> =>
        cache.get(
          keyOf(letter),
          async () => bytes,
          async (path) => {
            fetched.push(letter);
            await new Promise((resolve) => setTimeout(resolve, 20));
            await writeFile(path, Buffer.alloc(bytes, letter));
          },
        );
      return { cache, get };
    },
    kept: async () => (await files()).map((name) => `${name[0]}${name.slice(64)}`).sort(),
    age: async (minutes, prefix = '') => {
      const then = new Date(Date.now() - minutes * 60_000);
      for (const name of await files()) if (name.startsWith(prefix)) await utimes(join(folder, name), then, then);
    },
    bytes: async () => {
      const stats = await Promise.all((await files()).map((name) => stat(join(folder, name))));
      return stats.reduce((sum, { size, blocks }) => sum + Math.min(size, blocks * 512), 0);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};
