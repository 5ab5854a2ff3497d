import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Upload } from '@aws-sdk/lib-storage';
import type { FileContent } from '../../../ports.ts';
import type { Bucket } from './bucket.ts';
import { BadAnswer } from './failure.ts';
import { MOST_PARTS } from './plan-parts.ts';
import { putKnown } from './put-known.ts';
import { describeObject } from './read.ts';
import { type Condition, putBytes, putIf, putStream } from './write.ts';

/**
 * Puts a file: a small one in one request, a large one in parts, several at once, each read from disk when its turn comes;
 * of one of which runs are known to lie in the store, only the rest.
 * @param joinsOnce whether the store keeps a condition when parts are joined; asked only where it matters
 * @returns false where the name is taken and must not be
 */
export const putFile = async (
  bucket: Bucket,
  name: string,
  { file, known = [] }: FileContent,
  { isNew, joinsOnce }: { readonly isNew: boolean; readonly joinsOnce: () => Promise<boolean> },
): Promise<boolean> => {
  const { size } = await stat(file);
  const condition: Condition = isNew ? { IfNoneMatch: '*' } : {};
  if (known.length && (!isNew || (await joinsOnce()))) {
    const isPut = await putKnown(bucket, name, { file, size, known }, condition);
    if (isPut !== undefined) return isPut && proveWhole(bucket, name, size);
  }
  if (size <= bucket.limits.single) return putBytes(bucket, name, await readFile(file), condition);
  if (!isNew || (await joinsOnce())) return putParts(bucket, name, file, size, condition);
  // A name that is taken is not worth sending gigabytes for.
  if (await describeObject(bucket, name)) return false;
  if (size <= bucket.limits.put) return putStream(bucket, name, { file, size }, condition);
  return putParts(bucket, name, file, size, condition);
};

const putParts = async (
  bucket: Bucket,
  name: string,
  file: string,
  size: number,
  condition: Condition,
): Promise<boolean> => {
  const { client, limits, at } = bucket;
  const isPut = await putIf(bucket, name, async (Metadata) => {
    const source = createReadStream(file, { end: size - 1, highWaterMark: 1 << 20 });
    try {
      const Body = Readable.from(exactly(source, size));
      const params = { ...at(name), ...condition, Body, ContentLength: size, Metadata };
      const partSize = Math.max(limits.part, Math.ceil(size / MOST_PARTS));
      await new Upload({ client, params, partSize, queueSize: limits.parallel }).done();
    } finally {
      source.destroy();
    }
  });
  return isPut && proveWhole(bucket, name, size);
};

const proveWhole = async (bucket: Bucket, name: string, size: number): Promise<true> => {
  const put = await describeObject(bucket, name);
  if (put?.size !== size) throw new BadAnswer(`${name} was put with ${size} bytes and has ${put?.size ?? 'none'}`);
  return true;
};

/** Parts that do not make up the whole file must never be joined. */
async function* exactly(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of source) {
    count += chunk.byteLength;
    yield chunk;
  }
  if (count !== size) throw new Error(`a file that is being put away has changed: ${count} bytes instead of ${size}`);
}
