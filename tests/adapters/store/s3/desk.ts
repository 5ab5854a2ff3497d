import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Limits } from '../../../../src/adapters/store/s3/bucket.ts';
import { type S3Settings, type S3Store, s3Store } from '../../../../src/adapters/store/s3.ts';
import { type FaultyProxy, startFaultyProxy } from '../../../support/faulty-proxy.ts';
import { newBucket } from '../../../support/s3-bucket.ts';

/** A bucket that is reached through a proxy which fails when told to. */
export interface FaultyBucket {
  readonly folder: string;
  readonly settings: S3Settings;
  readonly proxy: FaultyProxy;
  /** Through the proxy. */
  readonly store: S3Store;
  /** Past the proxy, for looking at what is really there. */
  readonly behind: S3Store;
  readonly close: () => Promise<void>;
}

export const openFaultyBucket = async (limits: Partial<S3Limits> = {}): Promise<FaultyBucket> => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-faulty-'));
  const access = await newBucket();
  const proxy = await startFaultyProxy(access.endpoint);
  const settings = { ...access, endpoint: proxy.endpoint, cacheFolder: join(folder, 'cache'), cacheBytes: 2 ** 30 };
  const store = s3Store(settings, limits);
  const behind = s3Store({ ...settings, endpoint: access.endpoint, cacheFolder: join(folder, 'other') });
  return {
    folder,
    settings,
    proxy,
    store,
    behind,
    close: async () => {
      await store.close();
      await behind.close();
      await proxy.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
