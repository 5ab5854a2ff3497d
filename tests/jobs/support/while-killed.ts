import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMediaTool } from '../../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../../src/adapters/fonts/noto.ts';
import type { Records } from '../../../src/documents/records.ts';
import { listReleases, readReleaseOf } from '../../../src/documents/releases.ts';
import { rendersOf } from '../../../src/documents/renders.ts';
import { parallel } from '../../../src/jobs/parallel.ts';
import { checkStore } from '../../../src/jobs/upkeep/check-store.ts';
import { pruneStore } from '../../../src/jobs/upkeep/prune-store.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { namesIn } from '../../documents/kit.ts';
import { openService } from '../../http/support/service.ts';
import { newRandom } from '../../support/random.ts';
import { makeBeginnings } from './beginnings.ts';
import { publishKilled } from './killed-publisher.ts';

import type { NumberedAsk, PublisherProgram } from './publisher-program.ts';
import { type Door, holdFirst, httpDoor, newReading, pollLatest, readRelease, storeDoor } from './readers.ts';

/** TEST_SEED gives the moments of an earlier run again. */
export const SEED = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 1e6));
const RELEASES = 20;
/** Milliseconds after which something hangs, on a machine that others share as well. */
const LONG = 300_000;
const signal = new AbortController().signal;

export interface KilledBench {
  readonly folder: string;
  /** For publishers. */
  readonly place: PublisherProgram['store'];
  /** For readers, as it is for publishers. */
  readonly store: ObjectStore;
  /** Past everything that fails. */
  readonly behind: ObjectStore;
  /** What fails begins to. */
  readonly begin?: () => void;
}

/** Asks of so many publishers, which share no number, and of which none is of the same languages twice in a row. */
const asksOf = (publishers: readonly (readonly (readonly string[])[])[]): NumberedAsk[][] =>
  publishers.map((turns, which) =>
    Array.from({ length: RELEASES / publishers.length }, (_, i) => ({
      ask: 1 + i * publishers.length + which,
      languages: turns[i % turns.length] ?? [],
    })),
  );

/** Publishers of twenty releases that are killed at random moments, and readers that go on all the while. */
const publishAndRead = async (
  { folder, place, store, behind, begin = () => {} }: KilledBench,
  publishers: readonly (readonly (readonly string[])[])[],
  kills: number,
): Promise<void> => {
  const beginnings = await makeBeginnings(folder);
  const service = await openService({}, store);
  const partner = await service.key({ role: 'partner' });
  begin();
  const doors: readonly Door[] = [storeDoor({ store, now: () => new Date() }), httpDoor(service.url, partner)];
  const [polled, held] = [doors.map(newReading), doors.map(newReading)];
  let isOver = false;
  const readers = doors.flatMap((door, i) => [
    pollLatest(door, () => isOver, polled[i] ?? newReading()),
    holdFirst(door, () => isOver, held[i] ?? newReading()),
  ]);
  const random = newRandom(SEED);
  try {
    const publishing = asksOf(publishers).map((asks, i) =>
      publishKilled(
        { store: place, work: join(folder, `work-${i}`), beginnings, asks },
        { random, times: kills / publishers.length, operations: 200 },
      ),
    );
    await Promise.all(publishing).finally(() => {
      isOver = true;
    });
    await Promise.all(readers);
  } finally {
    await service.close();
  }
  expect([...polled, ...held].flatMap(({ faults }) => faults)).toEqual([]);
  expect(held.map(({ releases }) => releases.size)).toEqual([1, 1]);
  for (const { releases } of polled) expect(releases.size).toBeGreaterThan(1);
  await expectTwenty({ store: behind, now: () => new Date() });
};

const expectTwenty = async (records: Records): Promise<void> => {
  const releases = await listReleases(records, 'film');
  expect(releases.filter(({ withdrawn }) => !withdrawn)).toHaveLength(RELEASES);
  const reading = newReading();
  await parallel(releases, 8, async (listed) => {
    const release = await readReleaseOf(records, listed, listed.id);
    if (release) await readRelease(storeDoor(records), release, reading);
  });
  expect(reading.faults).toEqual([]);
  const ids = releases.map(({ id }) => id).sort();
  expect([...reading.releases].sort()).toEqual(ids);
  expect((await rendersOf(records, 'film')).map(({ release }) => release).sort()).toEqual(ids);
  const { store } = records;
  const tool = openMediaTool();
  expect((await checkStore({ store, tool, signal })).problems).toEqual([]);
  const prune = (before: number) => pruneStore({ records, tool, font: notoSans(), before, dryRun: false, signal });
  const left = (await foldersIn(store)).filter((id) => !ids.includes(id));
  expect((await prune(Date.now() - 3_600_000)).leftovers).toBe(0);
  expect((await prune(Date.now() + 3_600_000)).leftovers).toBe(left.length);
  expect(await foldersIn(store)).toEqual(ids);
};

const foldersIn = async (store: ObjectStore): Promise<string[]> => {
  const folders = (await namesIn(store, 'releases/')).map((name) => name.split('/')[3] ?? '');
  return [...new Set(folders.filter((name) => name !== 'latest.json'))].sort();
};

/** The tests of one store: `open` gives a bench of its own to each. */
export const testKilledPublishers = (where: string, open: () => Promise<KilledBench>): void => {
  describe(`${where}, with seed ${SEED}, nothing is missing, partial or mixed`, () => {
    it(
      'while a publisher of twenty releases is killed',
      async () => publishAndRead(await open(), [[['cs', 'fr'], ['fr'], ['cs']]], 6),
      LONG,
    );
    it(
      'while two publishers of different languages are killed side by side',
      async () => publishAndRead(await open(), [[['cs']], [['fr']]], 6),
      LONG,
    );
  });
};
