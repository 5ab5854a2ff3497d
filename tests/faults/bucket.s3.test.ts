import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { latestRelease } from '../../src/documents/releases.ts';
import { checkStore } from '../../src/jobs/upkeep/check-store.ts';
import { objectDigest } from '../../src/jobs/upkeep/object-digest.ts';
import { type FaultyBucket, openFaultyBucket } from '../adapters/store/s3/desk.ts';
import type { Fault } from '../support/faulty-proxy.ts';
import { chances, rounds } from '../support/seed.ts';
import { finish, openStage, putSmallFilm, putTrack, type Stage } from './support/small-film.ts';
import { unfinishedIn } from './support/undisturbed.ts';

const FAULTS: readonly Fault[] = [
  ...(['unavailable', 'cut-request', 'cut-answer', 'lost-answer'] as const),
  ...(['error-in-200', 'silence', 'silent-answer'] as const),
];
const { signal } = new AbortController();
const tool = openMediaTool({});
let bucket: FaultyBucket;
let stage: Stage;
let home = '';
beforeAll(async () => {
  bucket = await openFaultyBucket({ idle: 400, patience: 600 });
  home = join(bucket.folder, 'home');
  stage = await openStage(home, bucket.store);
  await putSmallFilm(stage.workshop, bucket.folder, ['burned', 'sidecars', 'hls']);
  expect(await finish(stage, await stage.ask())).toMatchObject({ state: 'succeeded', problems: [] });
}, 300_000);
afterAll(async () => {
  await stage?.close();
  await bucket?.close();
});

/** What readers have, read past the faults. @returns the id of the latest release */
const expectWhole = async (): Promise<string | undefined> => {
  const { behind } = bucket;
  const release = await latestRelease({ store: behind, now: () => new Date() }, 'film');
  for (const { name, sha256 } of release?.files ?? [])
    expect(`${name} ${(await objectDigest(behind, `releases/film/full/${release?.id}/${name}`))?.sha256}`).toBe(
      `${name} ${sha256}`,
    );
  return release?.id;
};

it('a render over a bucket that fails in every way ends in a whole release, and leaves the earlier one whole until then', async () => {
  const chance = chances('a bucket fails during a render');
  let before = await expectWhole();
  for (let round = 0; round < rounds(2, 25); round++) {
    await putTrack(stage.workshop, 'cs', ` It has changed ${round}.`);
    const render = await stage.ask();
    // One in so many requests fails, or all of them from one on.
    const [share, nth, fault] = [0.06 * chance.number(), 1 + chance.below(400), chance.pick(FAULTS)];
    let asked = 0;
    const told = `${share} of all, and from request ${nth} on ${fault}`;
    bucket.proxy.befall(() => {
      if (++asked >= nth && round % 2 === 1) return fault;
      return chance.number() < share ? chance.pick(FAULTS) : undefined;
    });
    let led = await stage.lead(render);
    if (led.error) expect(['store-away', 'interrupted'], `${told}: ${led.error.stack}`).toContain(led.error.code);
    bucket.proxy.befall(() => undefined);
    // The pointer may have moved before the end of the render could be written down.
    const between = await expectWhole();
    for (let attempt = 2; led.state !== 'succeeded' && attempt < 5; attempt++) led = await stage.lead(render, attempt);
    expect(led, told).toMatchObject({ state: 'succeeded', problems: [] });
    const after = await expectWhole();
    expect(after, told).toBe(led.release);
    expect([before, after], told).toContain(between);
    expect(after).not.toBe(before);
    expect(await unfinishedIn(home)).toEqual([]);
    before = after;
  }
  expect((await checkStore({ store: bucket.behind, tool, signal })).problems).toEqual([]);
}, 1_200_000);
