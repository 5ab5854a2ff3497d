import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import type { ByteRange } from '../../../ports.ts';
import type { Bucket } from './bucket.ts';
import { BadAnswer, nameOf, statusOf } from './failure.ts';
import { type Described, describeObject } from './read.ts';

/** Copies within the store; no byte passes through this process. @returns false where there is nothing to copy */
export const copyObject = async (bucket: Bucket, from: string, to: string): Promise<boolean> => {
  const found = await describeObject(bucket, from);
  if (!found || from === to) return found !== undefined;
  try {
    await (found.size > bucket.limits.copy ? copyParts(bucket, from, to, found) : copyWhole(bucket, from, to));
  } catch (error) {
    if (statusOf(error) === 404 && nameOf(error) === 'NoSuchKey') return false;
    throw error;
  }
  const copied = await describeObject(bucket, to);
  if (copied?.size !== found.size) throw new BadAnswer(`${to} is not the whole of ${from}`);
  return true;
};

const copyWhole = ({ client, at, place }: Bucket, from: string, to: string) =>
  client.send(new CopyObjectCommand({ ...at(to), CopySource: `${place.bucket}/${from}` }));

const copyParts = async (bucket: Bucket, from: string, to: string, found: Described): Promise<void> => {
  const { client, at } = bucket;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...at(to), Metadata: found.metadata }));
  try {
    const Parts = await inTurns(partsOf(found.size, bucket.limits.copy), bucket.limits.parallel, (range, index) =>
      copyPart(bucket, { from, to, etag: found.etag, UploadId, range, number: index + 1 }),
    );
    await client.send(new CompleteMultipartUploadCommand({ ...at(to), UploadId, MultipartUpload: { Parts } }));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...at(to), UploadId })).catch(() => {});
    throw error;
  }
};

interface Part {
  readonly from: string;
  readonly to: string;
  readonly etag: string;
  readonly UploadId: string | undefined;
  readonly range: ByteRange;
  readonly number: number;
}

const copyPart = async ({ client, at, place }: Bucket, { from, to, etag, UploadId, range, number }: Part) => {
  const { CopyPartResult } = await client.send(
    new UploadPartCopyCommand({
      ...at(to),
      UploadId,
      PartNumber: number,
      CopySource: `${place.bucket}/${from}`,
      CopySourceIfMatch: etag,
      CopySourceRange: `bytes=${range.first}-${range.end - 1}`,
    }),
  );
  if (!CopyPartResult?.ETag) throw new BadAnswer(`part ${number} of ${to} was copied without an ETag`);
  return { PartNumber: number, ETag: CopyPartResult.ETag };
};

const partsOf = (size: number, part: number): readonly ByteRange[] =>
  Array.from({ length: Math.ceil(size / part) }, (_, i) => ({
    first: i * part,
    end: Math.min(size, (i + 1) * part),
  }));

/** Does something with each, a few at once; the results are in the order of what was given. */
export const inTurns = async <From, To>(
  list: readonly From[],
  atOnce: number,
  act: (each: From, index: number) => Promise<To>,
): Promise<To[]> => {
  const results: To[] = [];
  const queue = list.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of queue) results[index] = await act(each, index);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
};
