import { createHash } from 'node:crypto';
import { newChunker } from '../src/run/chunks.ts';

const MB = 1_000_000;
const AMOUNT = 256 * MB;
const PIECE = 1 << 18;
/** For a store whose smallest part has 5 MiB. */
const AVERAGE = 1 << 19;

/** How fast a result is divided into chunks while its digest is taken, and how fast its digest alone is. */
export const measureChunks = async (): Promise<string[]> => {
  const bytes = new Uint8Array(AMOUNT);
  for (let at = 0, x = 1; at < AMOUNT; at++) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0;
    bytes[at] = x >>> 24;
  }
  const pieces = Array.from({ length: Math.ceil(AMOUNT / PIECE) }, (_, i) =>
    bytes.subarray(i * PIECE, (i + 1) * PIECE),
  );
  const speedOf = (take: (piece: Uint8Array) => void): string => {
    const since = performance.now();
    for (const piece of pieces) take(piece);
    return ((AMOUNT / MB / (performance.now() - since)) * 1000).toFixed(0);
  };
  const [whole, alone, chunker] = [createHash('sha256'), createHash('sha256'), newChunker(AVERAGE)];
  const digest = speedOf((piece) => alone.update(piece));
  const chunks = speedOf((piece) => {
    whole.update(piece);
    chunker.push(piece);
  });
  return [`a result is read at ${chunks} MB/s for its digest and its chunks, at ${digest} MB/s for its digest alone`];
};
