import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { UploadPartCommand } from '@aws-sdk/client-s3';
import type { ByteRange } from '../../../ports.ts';
import type { Bucket } from './bucket.ts';
import { copyPart } from './copy-part.ts';
import { BadAnswer, statusOf } from './failure.ts';
import type { Joined, Slot } from './join-parts.ts';
import type { PlannedPart } from './plan-parts.ts';
import type { Described } from './read.ts';

/** A part could not be copied, or what was copied is not what the file has there. */
export class NotCopied extends Error {
  override readonly name = 'NotCopied';
}

/**
 * Puts planned parts of a file, and proves the copied ones: the ETag of a part is the MD5 of its bytes, wherever that of
 * the parts is that were sent. Where it is not (some ways of encryption), the version of the source alone is the proof.
 */
export const newPartPutter = (
  bucket: Bucket,
  file: FileHandle,
  sources: ReadonlyMap<string, Described>,
): Pick<Joined<PlannedPart>, 'put' | 'prove'> => {
  let [isMd5, isSame] = [true, true];
  return {
    put: async (part, slot) => {
      if (!part.from) {
        const bytes = await readRange(file, part);
        const etag = await sendPart(bucket, bytes, slot);
        isMd5 &&= isDigest(etag, createHash('md5').update(bytes).digest('hex'));
        return etag;
      }
      const md5 = await md5OfRange(file, part);
      const { name, first } = part.from;
      const source = { name, first, end: first + part.end - part.first, etag: sources.get(name)?.etag ?? '' };
      const etag = await copyPart(bucket, source, slot).catch((error: unknown) => {
        throw isRefused(error) ? new NotCopied(`${name} was not copied`, { cause: error }) : error;
      });
      isSame &&= isDigest(etag, md5);
      return etag;
    },
    prove: () => {
      if (isMd5 && !isSame) throw new NotCopied('the parts that were copied are not those of the file');
    },
  };
};

const isDigest = (etag: string, md5: string): boolean => etag.replaceAll('"', '').toLowerCase() === md5;

/** A refusal that sending the file whole may get round, or else will tell of itself. */
const isRefused = (error: unknown): boolean => {
  const status = statusOf(error) ?? 0;
  return status === 501 || (status >= 400 && status < 500 && ![408, 409, 429].includes(status));
};

const sendPart = async ({ client, at }: Bucket, Body: Uint8Array, slot: Slot): Promise<string> => {
  const { ETag } = await client.send(
    new UploadPartCommand({
      ...at(slot.name),
      ...{ UploadId: slot.upload, PartNumber: slot.number, Body, ContentLength: Body.byteLength },
    }),
  );
  if (!ETag) throw new BadAnswer(`part ${slot.number} of ${slot.name} was sent and has no ETag`);
  return ETag;
};

const PIECE = 1 << 18;

const md5OfRange = async (file: FileHandle, { first, end }: ByteRange): Promise<string> => {
  const hash = createHash('md5');
  const buffer = new Uint8Array(Math.min(PIECE, end - first));
  for (let at = first; at < end; at += buffer.length) {
    const piece = buffer.subarray(0, Math.min(buffer.length, end - at));
    await fill(file, piece, at);
    hash.update(piece);
  }
  return hash.digest('hex');
};

const readRange = async (file: FileHandle, { first, end }: ByteRange): Promise<Uint8Array> => {
  const bytes = new Uint8Array(end - first);
  await fill(file, bytes, first);
  return bytes;
};

/** Parts that do not make up the whole file must never be joined. */
const fill = async (file: FileHandle, into: Uint8Array, at: number): Promise<void> => {
  for (let count = 0; count < into.length; ) {
    const { bytesRead } = await file.read(into, count, into.length - count, at + count);
    if (bytesRead === 0) throw new Error(`a file that is being put away has changed: it ends at byte ${at + count}`);
    count += bytesRead;
  }
};
