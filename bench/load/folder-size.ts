import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface FolderSize {
  readonly files: number;
  /** Of files with several names, each once. */
  readonly megabytes: number;
}

/** What lies in a folder, however deep; what is removed meanwhile is left out. */
export const sizeOfFolder = async (folder: string): Promise<FolderSize> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const seen = new Set<number>();
  let [files, bytes] = [0, 0];
  for (const name of names.filter((entry) => entry.isFile())) {
    const found = await lstat(join(name.parentPath, name.name)).catch(() => undefined);
    if (!found) continue;
    files += 1;
    if (!seen.has(found.ino)) bytes += found.size;
    seen.add(found.ino);
  }
  return { files, megabytes: bytes / 1e6 };
};

/** Files and folders that lie directly in a folder. */
export const countIn = async (folder: string): Promise<number> => (await readdir(folder).catch(() => [])).length;
