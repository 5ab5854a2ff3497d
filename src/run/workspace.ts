import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Private folders for running steps, all inside one that is swept at the start. */
export interface Workspace {
  /** Gives the task an empty folder and removes it afterwards, whatever happened. */
  readonly use: <Value>(task: (folder: string) => Promise<Value>) => Promise<Value>;
}

/** Opens the folder for this process, and removes what processes that are gone have left behind. */
export const openWorkspace = async (home: string): Promise<Workspace> => {
  const folder = resolve(home, 'work');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder))
    if (!isAlive(Number.parseInt(name, 10))) await rm(join(folder, name), { recursive: true, force: true });
  return {
    use: async (task) => {
      const own = await mkdtemp(join(folder, `${process.pid}-`));
      try {
        return await task(own);
      } finally {
        await rm(own, { recursive: true, force: true });
      }
    },
  };
};

const isAlive = (pid: number): boolean => {
  try {
    return pid === process.pid || process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
