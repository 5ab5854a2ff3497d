import { mkdtemp, readdir } from 'node:fs/promises';
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
    isEmpty: async () => (await readdir(uploads)).length === 0,
  };
});
