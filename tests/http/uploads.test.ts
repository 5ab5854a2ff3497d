import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { diskUploads } from '../../src/adapters/uploads/disk.ts';
import { uploadContract } from './support/upload-contract.ts';

uploadContract('on a disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-uploads-'));
  const store = diskStore(join(folder, 'store'));
  const uploads = join(folder, 'uploads');
  return {
    store,
    open: () => diskUploads(uploads, store),
    age: async (id) => {
      const path = join(uploads, `${id}.json`);
      const upload = JSON.parse(await readFile(path, 'utf8')) as object;
      const creation_date = new Date(Date.now() - 8 * 86_400_000).toISOString();
      await writeFile(path, JSON.stringify({ ...upload, creation_date }));
    },
    isEmpty: async () => (await readdir(uploads)).length === 0,
  };
});
