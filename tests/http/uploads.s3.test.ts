import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { s3Store } from '../../src/adapters/store/s3.ts';
import { s3Uploads } from '../../src/adapters/uploads/s3.ts';
import { newBucket } from '../support/s3-bucket.ts';
import { uploadContract } from './support/upload-contract.ts';

uploadContract('in a bucket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-uploads-'));
  const place = await newBucket();
  const store = s3Store({ ...place, cacheFolder: join(folder, 'cache'), cacheBytes: 1e9 });
  const copies = join(folder, 'copies');
  return {
    store,
    open: () => s3Uploads(place, store, copies),
    isEmpty: async () => {
      const left: string[] = [];
      for await (const name of store.list('uploads/')) left.push(name);
      return [...left, ...(await readdir(copies))].length === 0;
    },
  };
});
