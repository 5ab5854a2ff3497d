import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from '../../support/folder.ts';

/** What is wrong with the results in a home: a key has a record and the data that it speaks of, and nothing else. */
export const resultFaults = async (home: string): Promise<string[]> => {
  const folders = new Map<string, string[]>();
  for (const path of await filesIn(join(home, 'results'))) {
    const [folder = '', name = ''] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
    folders.set(folder, [...(folders.get(folder) ?? []), name]);
  }
  const faults: string[] = [];
  for (const [folder, names] of folders) {
    if (names.sort().join() !== 'data,record.json') {
      faults.push(`${folder}: ${names}`);
      continue;
    }
    const { sha256 } = JSON.parse(await readFile(join(folder, 'record.json'), 'utf8'));
    const digest = createHash('sha256')
      .update(await readFile(join(folder, 'data')))
      .digest('hex');
    if (digest !== sha256) faults.push(`${folder}: not what its record says`);
  }
  return faults;
};
