import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chunksOf } from '../../src/run/chunk-list.ts';
import { dataOf, type Results, resultsIn } from '../../src/run/results.ts';
import { bytes, listed, noise } from '../adapters/store/contract/bench.ts';
import { type FaultyBucket, openFaultyBucket } from '../adapters/store/s3/desk.ts';

const KiB = 1024;
const SMALLEST = 64 * KiB;
const RUNS = 15;
const film = noise(4000 * KiB);
/** A word more at the begin, and another in the middle. */
const changed = Buffer.concat([
  bytes('index'),
  film.subarray(0, 1900 * KiB),
  bytes('a word'),
  film.subarray(1900 * KiB),
]);

let bench: FaultyBucket;
let results: Results;
let count = 0;
beforeAll(async () => {
  bench = await openFaultyBucket({ smallest: SMALLEST, part: 2 * SMALLEST });
  results = resultsIn(bench.store);
});
afterAll(() => bench.close());

const newKey = (): string => String(count++).padStart(64, '0');
/** @returns the bytes that were sent, with those of the record and the list */
const commit = async (key: string, content: Uint8Array, like: string[] = []): Promise<number> => {
  const file = join(bench.folder, `made-${count}`);
  await writeFile(file, content);
  const sources = await Promise.all(like.map((one) => results.source(one)));
  const before = bench.proxy.sent();
  await results.commit(
    key,
    file,
    {},
    sources.flatMap((source) => source ?? []),
  );
  return bench.proxy.sent() - before;
};
const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const opened = async (key: string): Promise<Buffer | undefined> => {
  const found = await resultsIn(bench.behind).open(key);
  return found && readFile(found.path);
};

it('a result that is like another sends a part for each change, and its list', async () => {
  const [one, two] = [newKey(), newKey()];
  expect(await commit(one, film)).toBeGreaterThan(film.length);
  const sent = await commit(two, changed, [one]);
  expect(sent).toBeGreaterThan(2 * SMALLEST);
  expect(sent).toBeLessThan(2 * SMALLEST + 0.01 * film.length);
  expect((await opened(two))?.equals(changed)).toBe(true);
  expect((await results.record(two))?.sha256).toBe(digestOf(changed));
});

it('whatever was changed in it, it is kept byte for byte', async () => {
  const one = newKey();
  await commit(one, film.subarray(0, 1000 * KiB));
  const edit = fc.record({
    at: fc.nat(1000 * KiB),
    removed: fc.nat(200 * KiB),
    added: fc.uint8Array({ maxLength: 2000 }),
  });
  const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      let content: Buffer = film.subarray(0, 1000 * KiB);
      for (const { at, removed, added } of list)
        content = Buffer.concat([content.subarray(0, at), added, content.subarray(at + removed)]);
      const two = newKey();
      await commit(two, content, [one]);
      expect((await opened(two))?.equals(content)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

it('of several that it is like, each gives what it has: so a pack is sent of which the films are there', async () => {
  const [one, two, pack] = [newKey(), newKey(), newKey()];
  const other = Buffer.from(film).reverse();
  await commit(one, film);
  await commit(two, other);
  const packed = Buffer.concat([bytes('header one'), film, bytes('header two'), other, noise(3000)]);
  expect(await commit(pack, packed, [one, two])).toBeLessThan(4 * SMALLEST);
  expect((await opened(pack))?.equals(packed)).toBe(true);
});

it('one whose source is gone is sent whole', async () => {
  const [one, two] = [newKey(), newKey()];
  await commit(one, film);
  const source = await results.source(one);
  await bench.behind.remove(dataOf(one));
  const file = join(bench.folder, 'made');
  await writeFile(file, changed);
  await results.commit(two, file, {}, source ? [source] : []);
  expect((await opened(two))?.equals(changed)).toBe(true);
});

it('the list of its chunks lies by its digest; small ones, and those that no other will be like, have none', async () => {
  const [small, other] = [noise(SMALLEST), Buffer.from(film.subarray(0, 2 * SMALLEST)).fill(1, 0, 9)];
  await commit(newKey(), small);
  await commit(newKey(), film);
  const file = join(bench.folder, 'made-alone');
  await writeFile(file, other);
  await results.commit(newKey(), file);
  const lists = [film, small, other].map((content) => listed(bench.behind, chunksOf(digestOf(content))));
  expect((await Promise.all(lists)).map(({ length }) => length)).toEqual([1, 0, 0]);
  expect(await results.source(newKey())).toBeUndefined();
});
