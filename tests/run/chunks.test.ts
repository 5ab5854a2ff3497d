import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chunk, newChunker } from '../../src/run/chunks.ts';
import { noise } from '../adapters/store/contract/bench.ts';

const AVERAGE = 1024;
const chunksOf = (...pieces: readonly Uint8Array[]): readonly Chunk[] => {
  const chunker = newChunker(AVERAGE);
  for (const piece of pieces) chunker.push(piece);
  return chunker.end();
};
const digests = (chunks: readonly Chunk[]): string[] => chunks.map(({ digest }) => digest);
const film = noise(200_000);

describe('chunks', () => {
  it('are the file, each with the digest of its bytes', () => {
    let at = 0;
    for (const { bytes, digest } of chunksOf(film)) {
      const piece = film.subarray(at, at + bytes);
      at += bytes;
      expect(createHash('sha256').update(piece).digest('hex').slice(0, 32)).toBe(digest);
    }
    expect(at).toBe(film.length);
  });

  it('are the same however the bytes come', () => {
    const cuts = fc.array(fc.nat(film.length), { maxLength: 20 });
    fc.assert(
      fc.property(cuts, (places) => {
        const edges = [0, ...places.sort((a, b) => a - b), film.length];
        const pieces = edges.slice(1).map((edge, i) => film.subarray(edges[i], edge));
        expect(chunksOf(...pieces)).toEqual(chunksOf(film));
      }),
    );
  });

  it('have sizes within bounds, near the average', () => {
    const sizes = chunksOf(noise(4_000_000)).map(({ bytes }) => bytes);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(AVERAGE / 4);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(AVERAGE * 4);
    expect(sizes.length).toBeGreaterThan(4_000_000 / AVERAGE / 2);
    expect(sizes.length).toBeLessThan((4_000_000 / AVERAGE) * 2);
  });

  it('end also where all bytes are the same', () => {
    const chunks = chunksOf(new Uint8Array(10 * AVERAGE));
    expect(chunks.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(10 * AVERAGE);
    expect(Math.max(...chunks.map(({ bytes }) => bytes))).toBeLessThanOrEqual(4 * AVERAGE);
  });

  it('stay the same but for a few where bytes are changed, put in or taken out', () => {
    const edit = fc.record({ at: fc.nat(film.length), removed: fc.nat(300), added: fc.uint8Array({ maxLength: 300 }) });
    const known = new Set(digests(chunksOf(film)));
    fc.assert(
      fc.property(edit, ({ at, removed, added }) => {
        const changed = Buffer.concat([film.subarray(0, at), added, film.subarray(at + removed)]);
        const fresh = chunksOf(changed).filter(({ digest }) => !known.has(digest));
        expect(fresh.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(16 * AVERAGE);
      }),
    );
  });

  it('of nothing are none', () => {
    expect(chunksOf()).toEqual([]);
    expect(chunksOf(new Uint8Array())).toEqual([]);
  });
});
