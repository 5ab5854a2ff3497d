import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Bucket } from './bucket.ts';
import { attemptsOf, nameOf, statusOf } from './failure.ts';
import { describeObject } from './read.ts';

/** What must be true for a put to happen; nothing where it is empty. */
export interface Condition {
  readonly IfNoneMatch?: '*';
  readonly IfMatch?: string;
}

/** How often a write is tried again that met another, or whose stream broke off. */
const MEETINGS = 8;
const BREAKS = 3;

/** Names who wrote an object, so that a writer who lost the answer can tell its own success from another's. */
export const newWriter = (): { readonly writer: string } => ({ writer: randomUUID() });

/** Puts bytes in one step. @returns false where the condition does not hold */
export const putBytes = (bucket: Bucket, name: string, bytes: Uint8Array, condition: Condition): Promise<boolean> => {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return putIf(bucket, name, (Metadata) =>
    bucket.client.send(
      new PutObjectCommand({
        ...bucket.at(name),
        ...condition,
        Body: bytes,
        ContentLength: bytes.byteLength,
        Metadata: { ...Metadata, sha256: digest },
      }),
    ),
  );
};

/** As {@link putBytes}, from a file that is never whole in memory. The client cannot send a stream again: we do. */
export const putStream = (
  bucket: Bucket,
  name: string,
  { file, size }: { readonly file: string; readonly size: number },
  condition: Condition,
): Promise<boolean> => {
  const write = async (Metadata: { readonly writer: string }): Promise<void> => {
    const Body: Readable = createReadStream(file, { end: size - 1, highWaterMark: 1 << 20 });
    try {
      const put = { ...bucket.at(name), ...condition, Body, ContentLength: size, Metadata };
      await bucket.client.send(new PutObjectCommand(put));
    } finally {
      Body.destroy();
    }
  };
  const hasBroken = (error: unknown): boolean => (statusOf(error) ?? 500) >= 500;
  return putIf(bucket, name, write, (error, attempt) => attempt < BREAKS && hasBroken(error));
};

/**
 * Runs a conditional write to a clear end. An answer that got lost makes the next attempt fail on the first one's
 * success, and two writes that meet (409) are both refused by some stores: neither says that another has won.
 */
export const putIf = async (
  bucket: Bucket,
  name: string,
  write: (metadata: { readonly writer: string }) => Promise<unknown>,
  mayPass: (error: unknown, attempt: number) => boolean = () => false,
): Promise<boolean> => {
  const metadata = { writer: randomUUID() };
  for (let attempt = 1; ; attempt++) {
    try {
      await write(metadata);
      return true;
    } catch (error) {
      const isSecond = attempt > 1 || attemptsOf(error) > 1;
      if (isSecond && [404, 412].includes(statusOf(error) ?? 0) && (await isWrittenBy(bucket, name, metadata.writer)))
        return true;
      if (isRefused(error)) return false;
      const meets = statusOf(error) === 409 && attempt < MEETINGS;
      if (!meets && !mayPass(error, attempt)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt * (0.5 + Math.random())));
    }
  }
};

/** 412: the condition does not hold. 404: what should have matched is gone. */
const isRefused = (error: unknown): boolean =>
  statusOf(error) === 412 || (statusOf(error) === 404 && !/^NoSuch(?:Bucket|Upload)$/.test(nameOf(error)));

/** Each put carries a name of its writer: so one that lost the answer can tell its own success from another's. */
const isWrittenBy = async (bucket: Bucket, name: string, writer: string): Promise<boolean> =>
  (await describeObject(bucket, name))?.metadata.writer === writer;
