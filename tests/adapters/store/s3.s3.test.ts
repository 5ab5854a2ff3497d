import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type S3Store, s3Store } from '../../../src/adapters/store/s3.ts';
import { newBucket } from '../../support/s3-bucket.ts';
import { storeContract } from './contract.ts';

const opened: S3Store[] = [];
afterAll(() => Promise.all(opened.map((store) => store.close())));

storeContract('the S3 store', async (folder) => {
  const store = s3Store({ ...(await newBucket()), cacheFolder: join(folder, 'cache'), cacheBytes: 2 ** 30 });
  opened.push(store);
  return store;
});
