import { createHash } from 'node:crypto';
import { cp, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { latestRelease } from '../../src/documents/releases.ts';
import { checkStore } from '../../src/jobs/upkeep/check-store.ts';
import type { ObjectStore } from '../../src/ports.ts';
import { dataOf, recordOf } from '../../src/run/results.ts';
import { namesIn } from '../documents/kit.ts';
import { type Chances, chances, rounds } from '../support/seed.ts';
import { openStage, putSmallFilm, putTrack } from './support/small-film.ts';

const now = (): Date => new Date();
const { signal } = new AbortController();
let folder = '';
/** The objects of a store with a finished render, by what they are. */
const kinds = new Map<string, string[]>();
/** What the next render gives where nothing is flipped. */
let expected: Readonly<Record<string, string>> = {};

const addKind = (kind: string, object: string): void => void kinds.set(kind, [...(kinds.get(kind) ?? []), object]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-flipped-'));
  const home = join(folder, 'before');
  const store = diskStore(home);
  const stage = await openStage(home, store);
  await putSmallFilm(stage.workshop, folder, ['burned', 'soft', 'sidecars', 'hls', 'audio', 'poster', 'pack']);
  expect(await stage.lead(await stage.ask())).toMatchObject({ state: 'succeeded', problems: [] });
  await putTrack(stage.workshop, 'cs', ' It has changed.');
  await stage.close();
  for (const [key, kind] of stage.made) {
    addKind(`result: ${kind}`, dataOf(key));
    addKind(`record of a result: ${kind}`, recordOf(key));
  }
  const release = await latestRelease({ store, now }, 'film');
  for (const { kind, name } of release?.files ?? [])
    addKind(`release: ${kind}`, `releases/film/full/${release?.id}/${name}`);
  for (const name of await namesIn(store)) {
    if (/^media\/film\/[0-9a-f]{64}$/.test(name)) addKind('original', name);
    if (/\/manifests\/\d+\.json$/.test(name)) addKind('manifest', name);
    if (/\/subtitles\/en\/\d+\.data$/.test(name)) addKind('track', name);
  }
  const { home: other, files } = await newHome();
  expected = (await renderIn(other)).files;
  expect(files).not.toEqual(expected);
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

let homes = 0;
const newHome = async () => {
  const home = join(folder, `home-${homes++}`);
  await cp(join(folder, 'before'), home, { recursive: true });
  return { home, files: (await latest(diskStore(home))).recorded };
};

/** Changes one bit in a file, as a disk does. */
const flip = async (path: string, chance: Chances): Promise<void> => {
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  const [at, bit] = [chance.below(size), 1 << chance.below(8)];
  const byte = new Uint8Array(1);
  await file.read(byte, 0, 1, at);
  await file.write(Uint8Array.of((byte[0] ?? 0) ^ bit), 0, 1, at);
  await file.close();
};

/** Digests of the files of the latest release by name, as recorded and as they are read. */
const latest = async (store: ObjectStore) => {
  const release = await latestRelease({ store, now }, 'film');
  const [recorded, read]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const { name, sha256 } of release?.files ?? []) {
    const bytes = (await store.read(`releases/film/full/${release?.id}/${name}`)) ?? new Uint8Array();
    recorded[name] = sha256;
    read[name] = createHash('sha256').update(bytes).digest('hex');
  }
  return { recorded, read };
};

const renderIn = async (home: string) => {
  const store = diskStore(home);
  const stage = await openStage(home, store);
  try {
    const led = await stage.ask().then(stage.lead, (error: Error) => ({ state: undefined, problems: [], error }));
    const { recorded, read } = await latest(store);
    return { led, files: recorded, read };
  } finally {
    await stage.close();
  }
};

const check = async (home: string): Promise<string[]> =>
  (await checkStore({ store: diskStore(home), tool: openMediaTool({}), signal })).problems.map(({ at }) => at);

it('the store of a finished render has every kind of object', () => {
  expect([...kinds.keys()].filter((kind) => kind.startsWith('result: ')).sort()).toEqual(
    ['film', 'mix', 'pack', 'scene', 'segments', 'sound', 'sprite', 'still'].map((kind) => `result: ${kind}`),
  );
  expect(kinds.get('release: hls')?.length).toBeGreaterThan(5);
  expect(['original', 'manifest', 'track'].filter((kind) => !kinds.has(kind))).toEqual([]);
});

describe('a bit that flips in the store', () => {
  it('is found by "store check", whatever it lies in', async () => {
    const chance = chances('a bit flips, and the store is checked');
    const { home } = await newHome();
    const flipped = [...kinds.values()].map((objects) => chance.pick(objects));
    for (const object of flipped) await flip(join(home, object), chance);
    const found = await check(home);
    for (const object of flipped) {
      const either = [object, object.replace(/record\.json$/, 'data')];
      expect(found, object).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(either.join('|')))]));
    }
  });

  it.each(['manifest', 'track'])('in a %s is told, and nothing is made of it', async (kind) => {
    const chance = chances(`a bit flips in a ${kind}`);
    const { home, files } = await newHome();
    const object = (kinds.get(kind) ?? []).sort().at(-1) ?? '';
    await flip(join(home, object), chance);
    const { led, files: after } = await renderIn(home);
    expect(after).toEqual(files);
    expect(led.state).not.toBe('succeeded');
    const told = 'error' in led ? led.error?.message : led.problems[0]?.message;
    expect(told).toBe(`the object ${object} of the store is damaged; restore it from a backup.`);
  });

  it('in a result is not in the next release: it is made again, or told', async () => {
    const chance = chances('a bit flips, and the film is rendered');
    const ours = [...kinds].filter(([kind]) => kind.includes('result'));
    for (let round = 0; round < rounds(3, 50); round++) {
      const [kind, objects] = chance.pick(ours);
      const object = chance.pick(objects);
      const { home } = await newHome();
      await flip(join(home, object), chance);
      const { led, files, read } = await renderIn(home);
      expect(led, `${kind} ${object}`).toMatchObject({ state: 'succeeded', problems: [] });
      expect(files, `${kind} ${object}`).toEqual(expected);
      expect(read, `${kind} ${object}`).toEqual(files);
      await rm(home, { recursive: true, force: true });
    }
  }, 1_200_000);
});
