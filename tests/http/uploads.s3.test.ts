import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListMultipartUploadsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { s3Store } from '../../src/adapters/store/s3.ts';
import { s3Uploads } from '../../src/adapters/uploads/s3.ts';
import { newBucket, plainClient } from '../support/s3-bucket.ts';
import { openService } from './support/service.ts';
import { uploadContract } from './support/upload-contract.ts';
import { begin, TUS } from './support/uploader.ts';

const openPlace = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-uploads-'));
  const place = await newBucket();
  const store = s3Store({ ...place, cacheFolder: join(folder, 'cache'), cacheBytes: 1e9 });
  return { place, store, copies: join(folder, 'copies'), client: plainClient(place) };
};

uploadContract('in a bucket', async () => {
  const { place, store, copies, client } = await openPlace();
  const Bucket = place.bucket;
  return {
    store,
    open: () => s3Uploads(place, store, copies),
    age: async (id) => {
      const Key = `uploads/${id}.info`;
      const { Body, Metadata = {} } = await client.send(new GetObjectCommand({ Bucket, Key }));
      const upload = JSON.parse((await Body?.transformToString()) ?? '') as object;
      const creation_date = new Date(Date.now() - 8 * 86_400_000).toISOString();
      const changed = JSON.stringify({ ...upload, creation_date });
      await client.send(new PutObjectCommand({ Bucket, Key, Body: changed, Metadata }));
    },
    isEmpty: async () => {
      const left: string[] = [];
      for await (const name of store.list('uploads/')) left.push(name);
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
      return [...left, ...(await readdir(copies)), ...Uploads].length === 0;
    },
  };
});

describe('uploads whose bucket is away', () => {
  it('are told as away, not as missing: a client would begin anew otherwise', async () => {
    const { place, store, copies } = await openPlace();
    const service = await openService({ uploads: s3Uploads(place, store, copies) }, store);
    const at = await begin(service, 9);
    const away = s3Uploads({ ...place, endpoint: 'http://127.0.0.1:1' }, store, copies);
    const without = await openService({ uploads: away }, store);
    const head = await without.call('HEAD', at, { key: service.admin, headers: TUS });
    expect([head.status, head.headers.get('retry-after')]).toEqual([503, '5']);
    await without.close();
    await service.close();
  });
});
