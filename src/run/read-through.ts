import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Chunk, newChunker } from './chunks.ts';

/** Reads through one buffer: a stream makes a new one for every piece, and a film of hours leaves gigabytes to collect. */
const readThrough = async (path: string, take: (piece: Uint8Array) => void): Promise<void> => {
  const file = await open(path, 'r');
  try {
    const buffer = new Uint8Array(1 << 18);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      take(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
};

/** SHA-256 of a file, in hex. */
export const sha256File = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await readThrough(path, (piece) => hash.update(piece));
  return hash.digest('hex');
};

/**
 * SHA-256 and chunks of a file, in one reading.
 * @param average of the chunks, see {@link newChunker}
 */
export const chunkFile = async (
  path: string,
  average: number,
): Promise<{ readonly sha256: string; readonly chunks: readonly Chunk[] }> => {
  const hash = createHash('sha256');
  const chunker = newChunker(average);
  await readThrough(path, (piece) => {
    hash.update(piece);
    chunker.push(piece);
  });
  return { sha256: hash.digest('hex'), chunks: chunker.end() };
};
