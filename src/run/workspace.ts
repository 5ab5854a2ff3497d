import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
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
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
  };
};
