import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file under a folder, by its path there, with a digest of its bytes; empty where there is no folder. */
export const digestsIn = async (folder: string): Promise<Record<string, string>> => {
  const digests: Record<string, string> = {};
  for (const path of await filesIn(folder))
    digests[relative(folder, path)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  return digests;
};

/** Paths of all files and links under a folder, in order. */
export const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
};
