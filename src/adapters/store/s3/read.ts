import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput, HeadObjectCommand } from '@aws-sdk/client-s3';
import type { ByteRange, Versioned } from '../../../ports.ts';
import type { Bucket } from './bucket.ts';
import { BadAnswer, isFinal, nameOf, statusOf } from './failure.ts';

/** How often a body that breaks off is asked for again without a byte of progress. */
const TRIES = 3;

export interface Described {
  readonly size: number;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export const describeObject = async ({ client, at }: Bucket, name: string): Promise<Described | undefined> => {
  const head = await orMissing(client.send(new HeadObjectCommand(at(name))));
  if (!head) return undefined;
  const { ContentLength, ETag, Metadata = {} } = head;
  if (ContentLength === undefined || !ETag) throw new BadAnswer(`${name} was described without its length or ETag`);
  return { size: ContentLength, etag: ETag, metadata: Metadata };
};

/** A small object whole, and proven to be what was put where this program put it. */
export const readWhole = async (bucket: Bucket, name: string): Promise<Versioned | undefined> => {
  for (let attempt = 1; ; attempt++) {
    const answer = await orMissing(bucket.client.send(new GetObjectCommand(bucket.at(name))));
    if (!answer) return undefined;
    try {
      return { bytes: await wholeBody(name, answer), version: answer.ETag ?? '' };
    } catch (error) {
      if (attempt === TRIES || isFinal(error)) throw error;
    }
  }
};

const wholeBody = async (name: string, answer: GetObjectCommandOutput): Promise<Uint8Array> => {
  const { Body, ContentLength, ETag, Metadata } = answer;
  if (!Body || ContentLength === undefined || !ETag) throw new BadAnswer(`${name} came without its length or ETag`);
  const bytes = await Body.transformToByteArray();
  if (bytes.byteLength !== ContentLength)
    throw new BadAnswer(`${name} was cut short at ${bytes.byteLength} of ${ContentLength} bytes`);
  const digest = Metadata?.sha256;
  if (digest && digest !== createHash('sha256').update(bytes).digest('hex'))
    throw new BadAnswer(`${name} came with other bytes than were put`);
  return bytes;
};

/** Bytes `[first, end)` of one version, as they come. A connection that breaks off is taken up where it broke. */
export async function* rangeOf(
  bucket: Bucket,
  name: string,
  etag: string,
  { first, end }: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  let at = first;
  for (let misses = 0; at < end; ) {
    const before = at;
    try {
      for await (const chunk of await askRange(bucket, name, etag, { first: at, end })) {
        at += chunk.byteLength;
        yield chunk;
      }
      if (at < end) throw new BadAnswer(`${name} was cut short at byte ${at} of ${end}`);
    } catch (error) {
      misses = at > before ? 1 : misses + 1;
      if (misses === TRIES || isFinal(error) || at > end) throw error;
    }
  }
}

const askRange = async (
  { client, at }: Bucket,
  name: string,
  etag: string,
  { first, end }: ByteRange,
): Promise<AsyncIterable<Uint8Array>> => {
  const range = `bytes=${first}-${end - 1}`;
  const answer = await client.send(new GetObjectCommand({ ...at(name), Range: range, IfMatch: etag }));
  const { Body, ContentRange = '', ContentLength } = answer;
  if (
    !(Body instanceof Readable) ||
    !ContentRange.startsWith(`bytes ${first}-${end - 1}/`) ||
    ContentLength !== end - first
  ) {
    if (Body instanceof Readable) Body.destroy();
    throw new BadAnswer(`${name} was asked for ${range} and came as “${ContentRange}”, ${ContentLength} bytes`);
  }
  return Body;
};

/** Undefined where the object is not there; a bucket that is not there is a failure. */
const orMissing = async <Value>(answer: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) === 404 && nameOf(error) !== 'NoSuchBucket') return undefined;
    throw error;
  }
};
