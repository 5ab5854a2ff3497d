import { createHash } from 'node:crypto';
import type { ObjectStore } from '../../ports.ts';

export interface ObjectDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads an object through, without a local copy of it. Undefined where there is none. */
export const objectDigest = async (store: ObjectStore, name: string): Promise<ObjectDigest | undefined> => {
  const stream = await store.stream(name);
  if (!stream) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
};
