import type { ObjectStore } from '../ports.ts';
import type { Chunk } from './chunks.ts';

/** Digests of 16 bytes, each followed by its chunk's length in four bytes, the highest first. */
const DIGEST = 16;
const ENTRY = DIGEST + 4;

/**
 * The object that lists the chunks of a file, by the SHA-256 of the file: it serves every object that holds these bytes,
 * result or release, and outlives the result. Without it, a file that is like this one is sent whole.
 */
export const chunksOf = (sha256: string): string => `chunks/${sha256.slice(0, 2)}/${sha256}`;

export const writeChunks = (chunks: readonly Chunk[]): Uint8Array => {
  const written = Buffer.alloc(chunks.length * ENTRY);
  for (const [i, { digest, bytes }] of chunks.entries()) {
    written.write(digest, i * ENTRY, 'hex');
    written.writeUInt32BE(bytes, i * ENTRY + DIGEST);
  }
  return written;
};

/** @param bytes the length of the file. @returns undefined where what is written is no list of a file of that length */
export const parseChunks = (written: Uint8Array, bytes: number): readonly Chunk[] | undefined => {
  if (written.length % ENTRY !== 0) return undefined;
  const list = Buffer.from(written.buffer, written.byteOffset, written.length);
  const chunks = Array.from({ length: list.length / ENTRY }, (_, i) => ({
    digest: list.toString('hex', i * ENTRY, i * ENTRY + DIGEST),
    bytes: list.readUInt32BE(i * ENTRY + DIGEST),
  }));
  return chunks.reduce((sum, chunk) => sum + chunk.bytes, 0) === bytes ? chunks : undefined;
};

/** An object of the store with what is known of its bytes. */
export interface LikeSource {
  readonly object: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Finds the objects that probably hold much of the file of a release that has this path. */
export type FindLike = (path: string) => Promise<readonly LikeSource[]>;

/** The chunks of an object; undefined where no list of them was made. */
export const readChunks = async (
  store: ObjectStore,
  { sha256, bytes }: LikeSource,
): Promise<readonly Chunk[] | undefined> => {
  const written = await store.read(chunksOf(sha256));
  return written && parseChunks(written, bytes);
};
