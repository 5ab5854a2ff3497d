import type { KnownRun, ObjectStore } from '../ports.ts';
import { chunksOf, type LikeSource, readChunks, writeChunks } from './chunk-list.ts';
import type { Chunk } from './chunks.ts';
import { type ChunkedObject, knownRuns } from './known-runs.ts';
import { chunkFile, sha256File } from './read-through.ts';

/** How many chunks the smallest run has that a store copies: with fewer, an edge costs more; with more, the list is longer. */
const CHUNKS_A_PART = 8;

/**
 * Puts a file under a name, replacing what is there. Where the store can copy runs of bytes, those are told to it that lie
 * in the sources, and the file's chunks are listed for the files that will be like it. A file of one part is simply sent, as
 * is one of which nothing is said.
 * @returns the file's SHA-256
 */
export const putLike = async (
  store: ObjectStore,
  name: string,
  { file, bytes }: { readonly file: string; readonly bytes: number },
  like: readonly LikeSource[] | undefined,
): Promise<string> => {
  const { smallestPart } = store;
  if (!like || smallestPart === undefined || bytes <= smallestPart) {
    const sha256 = await sha256File(file);
    await store.replace(name, { file });
    return sha256;
  }
  const { sha256, chunks } = await chunkFile(file, averageOf(smallestPart));
  await store.replace(name, { file, known: await runsIn(store, chunks, like) });
  await store.replace(chunksOf(sha256), writeChunks(chunks));
  return sha256;
};

const averageOf = (smallestPart: number): number =>
  2 ** Math.max(8, Math.floor(Math.log2(smallestPart / CHUNKS_A_PART)));

const runsIn = async (
  store: ObjectStore,
  chunks: readonly Chunk[],
  like: readonly LikeSource[],
): Promise<readonly KnownRun[]> => {
  const objects: ChunkedObject[] = [];
  for (const source of like) {
    const listed = await readChunks(store, source);
    if (listed) objects.push({ name: source.object, chunks: listed });
  }
  return knownRuns(chunks, objects);
};
