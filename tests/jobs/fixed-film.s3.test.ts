import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FaultyBucket, openFaultyBucket } from '../adapters/store/s3/desk.ts';
import { expectStillServed } from './support/earlier-release.ts';
import { ALL, EVERYTHING, type FixedFilm, openFixedFilm, type Sending } from './support/fixed-film.ts';

const SMALLEST = 64 * 1024;
const FIXED = 'film.cs.180p.mp4';

let bench: FaultyBucket;
let film: FixedFilm;
let first: Sending;
beforeAll(async () => {
  bench = await openFaultyBucket({ smallest: SMALLEST, part: 2 * SMALLEST });
  film = await openFixedFilm(bench.folder, bench.store, bench.proxy.sent);
  first = await film.render(ALL);
});
afterAll(async () => {
  await film?.close();
  await bench.close();
});

it('the first release holds everything that can be delivered', () => {
  const kinds = new Set(first.release.files.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    ...['audio', 'burned', 'checksums', 'hls', 'pack', 'poster', 'sidecar', 'soft', 'transcript'],
  ]);
  const endings = new Set(first.release.files.map(({ name }) => name.split('.').at(-1)));
  for (const ending of ['mkv', 'webm', 'mp4', 'm4s', 'm4a', 'zip']) expect(endings).toContain(ending);
  expect(EVERYTHING).toHaveLength(9);
});

it.each([
  ['the language alone', ['cs']],
  ['all languages', ALL],
])(
  'a corrected cue, rendered in %s, sends less than three hundredths of it besides what shows the cue',
  async (_, languages) => {
    await film.fix('cs');
    const { total, parts, release } = await film.render(languages);
    const bytes = first.release.files.filter(({ name }) => name !== FIXED).reduce((sum, file) => sum + file.bytes, 0);
    expect(parts[FIXED]).toBeGreaterThan(0);
    expect(parts.spans).toBeGreaterThan(0);
    const besides = total - (parts[FIXED] ?? 0) - (parts.spans ?? 0);
    expect(besides, JSON.stringify(parts)).toBeLessThan(0.03 * bytes);
    expect(Object.keys(parts)).not.toContain('film.en.180p.mp4');
    expect(Object.keys(parts).filter((name) => name.includes('hls'))).toEqual([]);
    expect(release.id).not.toBe(first.release.id);
  },
);

it('the first release stays whole, and its stream is served under its own addresses', async () => {
  await expectStillServed(bench.store, first.release);
});
