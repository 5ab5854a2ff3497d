import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { asFailure } from './failure.ts';
import { ownerTag, sweepAbandoned } from './owner.ts';

/** Private folders for running steps, all inside one that is swept at the start. */
export interface Workspace {
  /** Gives the task an empty folder and removes it afterwards, whatever happened. */
  readonly use: <Value>(task: (folder: string) => Promise<Value>) => Promise<Value>;
}

/** Opens the folder for this process, and removes what processes that are gone have left behind. */
export const openWorkspace = async (home: string): Promise<Workspace> => {
  const folder = resolve(home, 'work');
  await mkdir(folder, { recursive: true });
  await sweepAbandoned(folder);
  return {
    use: async (task) => {
      const own = await mkdtemp(join(folder, `${ownerTag()}-`));
      try {
        return await task(own);
      } catch (error) {
        throw await causeOf(error, own);
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
  };
};

/** Bytes: with less than this free, what was written last may well have been cut off. */
const NOTHING_LEFT = 256 * 1024;

/** ffmpeg can lose the end of a file to a full disk and still end with status 0: the shortage shows as something else. */
const causeOf = async (error: unknown, folder: string): Promise<unknown> => {
  if (asFailure(error, '').code === 'interrupted') return error;
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < NOTHING_LEFT ? new Error('ENOSPC: no space left on device', { cause: error }) : error;
};
