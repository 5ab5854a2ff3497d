import { describe, expect, it } from 'vitest';
import { chunksOf, parseChunks, readChunks, writeChunks } from '../../src/run/chunk-list.ts';
import { newChunker } from '../../src/run/chunks.ts';
import { noise } from '../adapters/store/contract/bench.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';

const chunker = newChunker(256);
chunker.push(noise(10_000));
const chunks = chunker.end();
const written = writeChunks(chunks);

describe('a list of chunks', () => {
  it('is read as it was written, 20 bytes a chunk', () => {
    expect(parseChunks(written, 10_000)).toEqual(chunks);
    expect(written.length).toBe(20 * chunks.length);
    expect(parseChunks(writeChunks([]), 0)).toEqual([]);
  });

  it.each([
    ['was cut off', written.subarray(0, -20)],
    ['was cut off within a chunk', written.subarray(0, -1)],
    ['has something at its end', new Uint8Array([...written, 0])],
    ['is something else', new TextEncoder().encode('{"chunks":[1, 2, 3]}')],
  ])('counts as none where it %s', (_, spoiled) => {
    expect(parseChunks(spoiled, 10_000)).toBeUndefined();
  });

  it('is found by the digest of the file, whatever object holds it', async () => {
    const store = memoryStore();
    const source = { object: 'releases/film', sha256: 'ab12', bytes: 10_000 };
    expect(await readChunks(store, source)).toBeUndefined();
    await store.create(chunksOf('ab12'), written);
    expect(await readChunks(store, source)).toEqual(chunks);
    expect(await readChunks(store, { ...source, bytes: 9_999 })).toBeUndefined();
  });
});
