import { randomUUID } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { PolyreelError } from '../../../errors.ts';
import type { Bucket } from './bucket.ts';
import { statusOf } from './failure.ts';
import { describeObject } from './read.ts';
import { putBytes } from './write.ts';

/** How a store wants the ETag that must match: as it gave it, or (older Ceph) without its quotes. */
export type EtagStyle = (etag: string) => string;

const STYLES: readonly EtagStyle[] = [(etag) => etag, (etag) => etag.replaceAll('"', '')];
/** The ETag of no bytes at all, which no proof has. */
const OTHER = '"d41d8cd98f00b204e9800998ecf8427e"';

/**
 * Writes, and must not be able to write, an object of its own under each condition that others rely on.
 * @throws PolyreelError where the store does not keep them
 */
export const proveConditions = (bucket: Bucket): Promise<EtagStyle> =>
  withProof(bucket, async (name) => {
    const put = (text: string, condition: object): Promise<boolean> =>
      putBytes(bucket, name, new TextEncoder().encode(text), condition);
    if (!(await put('1', { IfNoneMatch: '*' })) || (await put('2', { IfNoneMatch: '*' })))
      throw notKept(bucket, 'two writers can both create the same object (If-None-Match)');
    if (await put('3', { IfMatch: OTHER }))
      throw notKept(bucket, 'an object is replaced although it has changed (If-Match)');
    const etag = (await describeObject(bucket, name))?.etag ?? '';
    for (const style of STYLES) if (await put('4', { IfMatch: style(etag) })) return style;
    throw notKept(bucket, 'an object cannot be replaced although it has not changed (If-Match)');
  });

/** How many write at the same moment in the proof. */
const WRITERS = 8;

/**
 * Some stores look first and write later: they keep a condition for writers who come one after the other, and not for
 * those who come together.
 * @throws PolyreelError where several of them win
 */
export const proveRaces = (bucket: Bucket): Promise<void> =>
  withProof(bucket, async (name) => {
    const writers = Array.from({ length: WRITERS }, (_, i) =>
      putBytes(bucket, name, new Uint8Array([i]), { IfNoneMatch: '*' }),
    );
    const won = (await Promise.all(writers)).filter(Boolean).length;
    if (won !== 1)
      throw notKept(bucket, `${won} of ${WRITERS} who create the same object at once are told that they did`);
  });

/** Whether the store refuses to join parts under a name that is taken; those that do not join them all the same. */
export const proveJoins = (bucket: Bucket): Promise<boolean> =>
  withProof(bucket, async (name) => {
    const { client, at } = bucket;
    await putBytes(bucket, name, new Uint8Array(1), {});
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(at(name)));
    const part = { ...at(name), UploadId, PartNumber: 1, Body: new Uint8Array(2) };
    const { ETag } = await client.send(new UploadPartCommand(part));
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    try {
      const join = { ...at(name), UploadId, MultipartUpload, IfNoneMatch: '*' };
      await client.send(new CompleteMultipartUploadCommand(join));
      return false;
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand({ ...at(name), UploadId })).catch(() => {});
      // One that knows no such condition says 400 or 501, one that keeps it 412.
      if (statusOf(error) === undefined || (statusOf(error) ?? 0) === 503) throw error;
      return statusOf(error) === 412;
    }
  });

const withProof = async <Value>(bucket: Bucket, prove: (name: string) => Promise<Value>): Promise<Value> => {
  const name = `aside/proof-${randomUUID()}`;
  try {
    return await prove(name);
  } finally {
    await bucket.client.send(new DeleteObjectCommand(bucket.at(name))).catch(() => {});
  }
};

const notKept = ({ place }: Bucket, what: string): PolyreelError =>
  new PolyreelError(
    'store-away',
    `The store at ${place.endpoint} does not keep conditional writes: ${what}. Several workers need them: use a store (or a newer version of it) that has them.`,
  );
