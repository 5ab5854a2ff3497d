import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import type { S3Access } from './s3-server.ts';

/**
 * The server that TEST_S3_ENDPOINT names (with TEST_S3_KEY and TEST_S3_SECRET; it must take parts of 64 KiB), else the one that all test files share.
 * @throws Error that says what to install where there is none
 */
export const useS3 = async (): Promise<S3Access> => {
  const endpoint = process.env.TEST_S3_ENDPOINT;
  if (endpoint)
    return {
      endpoint,
      region: process.env.TEST_S3_REGION ?? 'us-east-1',
      accessKeyId: process.env.TEST_S3_KEY ?? '',
      secretAccessKey: process.env.TEST_S3_SECRET ?? '',
    };
  const answer = await fetch(inject('s3Desk'));
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as S3Access;
};

/** A client that trusts the server with everything, for looking behind the store's back. */
export const plainClient = ({ endpoint, region, ...credentials }: S3Access): S3Client =>
  new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

/** A new and empty bucket, for one test file or one test. */
export const newBucket = async (): Promise<S3Access & { readonly bucket: string }> => {
  const access = await useS3();
  const bucket = `polyreel-test-${randomUUID()}`;
  const client = plainClient(access);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
  return { ...access, bucket };
};
