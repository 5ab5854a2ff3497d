import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder a disk of its own. @param size such as `16m` */
export const mount = (folder: string, size: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;

export const unmount = (folder: string): void => void spawnSync('umount', ['-l', folder]);

/** Whether this system lets us mount a disk: tests that need one are skipped visibly where not. */
export const mayMount = ((): boolean => {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'polyreel-mount-'));
  const isMounted = mount(folder, '64k');
  if (isMounted) unmount(folder);
  rmdirSync(folder);
  return isMounted;
})();

/** Fills a disk but for so many bytes. */
export const fill = async (disk: string, free = 0): Promise<void> => {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - free)));
};

export const makeRoom = (disk: string): Promise<void> => rm(join(disk, 'ballast'));
