import { CopyObjectCommand } from '@aws-sdk/client-s3';
import type { ByteRange } from '../../../ports.ts';
import type { Bucket } from './bucket.ts';
import { copyPart } from './copy-part.ts';
import { BadAnswer, nameOf, statusOf } from './failure.ts';
import { joinParts } from './join-parts.ts';
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

const copyParts = (bucket: Bucket, name: string, to: string, { size, etag, metadata }: Described): Promise<void> =>
  joinParts(bucket, to, {
    ...{ parts: partsOf(size, bucket.limits.copy), condition: {}, metadata },
    put: (range, slot) => copyPart(bucket, { name, etag, ...range }, slot),
  });

const partsOf = (size: number, part: number): readonly ByteRange[] =>
  Array.from({ length: Math.ceil(size / part) }, (_, i) => ({
    first: i * part,
    end: Math.min(size, (i + 1) * part),
  }));
