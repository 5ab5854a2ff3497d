import { createHash } from 'node:crypto';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseFile, ReleaseRecord } from '../../../src/documents/model.ts';
import { checkStore } from '../../../src/jobs/upkeep/check-store.ts';
import { builds } from '../../footage/builds.ts';
import type { Studio } from '../../support/studio.ts';
import { keepResults, madeBy, publish } from '../support/publishers.ts';
import { pathIn, type ReleasedHome, renderOnce } from './released-home.ts';

let studio: Studio;
let copy: () => Promise<ReleasedHome>;
beforeAll(async () => {
  ({ studio, copy } = await renderOnce());
});
afterAll(() => studio?.close());

const check = ({ store }: ReleasedHome, tool = builds[0]?.tool) => {
  if (!tool) throw new Error('there is no ffmpeg');
  return checkStore({ store, tool, signal: new AbortController().signal });
};
/** `damaged-file film.en.180p.mp4: it is missing` */
const faults = async (home: ReleasedHome): Promise<string[]> =>
  (await check(home)).problems.map(
    ({ code, at, message }) => `${code} ${at.split('/').at(-1)}: ${message.split('. ')[0]}`,
  );
const flip = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(path, bytes);
};
const changeRecord = async (home: ReleasedHome, change: (release: ReleaseRecord) => unknown): Promise<void> => {
  const path = pathIn(home, home.object('release.json'));
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))));
};
const changeFile = (home: ReleasedHome, name: string, change: Partial<ReleaseFile>): Promise<void> =>
  changeRecord(home, (release) => ({
    ...release,
    files: release.files.map((file) => (file.name === name ? { ...file, ...change } : file)),
  }));

describe.each(builds)('with $name', ({ tool }) => {
  it('a whole store is whole', async () => {
    const home = await copy();
    const checked = await check(home, tool);
    expect(checked.problems).toEqual([]);
    expect(checked.releases).toMatchObject({ checked: 1, files: 14 });
    expect(checked.results.checked).toBeGreaterThan(4);
  });

  it('a film that was damaged before it was recorded is found by decoding it', async () => {
    const home = await copy();
    const bytes = await readFile(pathIn(home, home.object('film.en.180p.mp4')));
    bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 2) * 3);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const made = { ...madeBy(2, 'en'), film: { languages: ['en'], renditions: ['720p'] } };
    const [file] = made.files.map((one) => ({ ...one.file, bytes: bytes.length, sha256, frames: 100 }));
    if (!file) throw new Error('there is no file');
    const id = await publish(home.records, { ...made, files: [{ file, from: bytes }] });
    const { problems } = await check(home, tool);
    expect(problems.map(({ at }) => at)).toEqual([`releases/film/full/${id}/film.en.720p.mp4`]);
    expect(problems[0]?.message).toMatch(/^it does not decode (?:to its end|cleanly) \(/);
  });

  it('a film that is not what its record says, is found by looking into it', async () => {
    const home = await copy();
    await changeFile(home, 'film.180p.mp4', { frames: 99, cues: { en: 2, cs: 7 }, chapters: 3 });
    const { problems } = await check(home, tool);
    expect(problems.map(({ message }) => message.split('. ')[0])).toEqual([
      'it has 100 frames where 99 are recorded',
      'it has 2 cues in cs where 7 are recorded',
      'it has 1 chapters where 3 are recorded',
    ]);
  });
});

it('every fault is told at once, each with its place and what to do', async () => {
  const home = await copy();
  await flip(pathIn(home, home.object('film.en.180p.mp4')));
  await truncate(pathIn(home, home.object('film.cs.180p.mp4')), 1000);
  await rm(pathIn(home, home.object('film.180p.mp4')));
  await changeFile(home, 'film.cs.srt', { cues: { cs: 3 } });
  const { problems } = await check(home);
  const at = (name: string): string => home.object(name);
  expect(problems).toEqual(
    [
      ['film.180p.mp4', 'it is missing'],
      ['film.cs.180p.mp4', expect.stringMatching(/^it has 1000 bytes where \d+ are recorded$/)],
      ['film.cs.srt', 'it has 2 cues in cs where 3 are recorded'],
      ['film.en.180p.mp4', 'it has other bytes than are recorded'],
    ].map(([name = '', fault]) => ({
      ...{ severity: 'error', code: 'damaged-file', at: at(name) },
      message: expect.stringMatching(
        new RegExp(`^${typeof fault === 'string' ? fault : '.*'}\\. Restore it from a backup, or withdraw the release`),
      ),
    })),
  );
});

it.each([
  [
    'says another digest than the list of checksums',
    (record) => ({ ...record, files: record.files.map((file) => ({ ...file, sha256: 'a'.repeat(64) })) }),
    'its record and checksums.sha256 do not say the same of the files',
  ],
  [
    'names fewer files',
    (record) => ({ ...record, files: record.files.slice(1) }),
    'its record is another than the one that was published',
  ],
  [
    'says it is another',
    (record) => ({ ...record, render: 'film.1' }),
    'its record is another than the one that was published',
  ],
  ['says nothing', () => ({}), 'its record says nothing of its files'],
] satisfies [string, (record: ReleaseRecord) => unknown, string][])(
  'a release.json that %s is found',
  async (_, change, fault) => {
    const home = await copy();
    await changeRecord(home, change);
    expect(await faults(home)).toContain(`damaged-release release.json: ${fault}`);
  },
);

it('a record that is gone, or no JSON, is found, and so is a pointer to nothing', async () => {
  const home = await copy();
  const path = pathIn(home, home.object('release.json'));
  await writeFile(path, '{');
  expect(await faults(home)).toContain('damaged-release release.json: its record is no JSON');
  await rm(path);
  expect((await faults(home)).sort()).toEqual([
    `damaged-pointer latest.json: it says that ${home.release} is the latest release, and that is not there`,
    'damaged-release release.json: its record is missing',
  ]);
  await writeFile(pathIn(home, 'releases/film/full/latest.json'), 'x');
  expect((await faults(home)).map((fault) => fault.split(' ')[0])).toContain('damaged-record');
});

it('damaged results are removed, to be made again, and releases are left as they are', async () => {
  const home = await copy();
  const data = [];
  for await (const name of home.store.list('results/')) if (name.endsWith('data')) data.push(name);
  const [one = '', two = '', three = '', four = ''] = data.sort();
  await flip(pathIn(home, one));
  await rm(pathIn(home, two));
  await truncate(pathIn(home, three), 10);
  await writeFile(pathIn(home, four.replace(/data$/, 'record.json')), '{');
  const told = await check(home);
  expect(told.problems.map(({ code, at }) => `${code} ${at}`)).toEqual(
    [one, two, three, four].map((name) => `damaged-result ${name}`),
  );
  const why = ({ message }: { message: string }): string =>
    message.replace(/^the result [0-9a-f]{12} |\. It was removed.*$|\d+(?= are)/g, '');
  expect(told.problems.map(why)).toEqual([
    'has other bytes than are recorded',
    'has a record and no bytes',
    'has 10 bytes where  are recorded',
    'has a record that cannot be read',
  ]);
  for (const name of [one, two, three, four]) expect(await home.store.size(name)).toBeUndefined();
  expect((await check(home)).problems).toEqual([]);
});

it('what is no film is found, though it is just what was recorded', async () => {
  const home = await copy();
  const junk = madeBy(2, 'fr');
  await keepResults(home.store, [junk]);
  const id = await publish(home.records, { ...junk, film: { languages: ['fr'], renditions: ['720p'] } });
  const { problems } = await check(home);
  expect(problems.map(({ at }) => at)).toEqual([
    `releases/film/full/${id}/film.720p.mp4`,
    `releases/film/full/${id}/film.fr.720p.mp4`,
  ]);
  for (const { message } of problems) expect(message).toMatch(/^it does not decode to its end \(.+\)\. Restore/s);
});

it('the command says it with its exit status, and of a folder that is none', async () => {
  const home = await copy();
  const run = (...args: string[]) => studio.run(['store', 'check', '--home', home.home, ...args]);
  expect(await run()).toMatchObject({
    status: 0,
    out: expect.stringMatching(/1 releases of 14 files .*: all whole\.\n$/),
  });
  await flip(pathIn(home, home.object('film.en.180p.mp4')));
  const { status, err } = await run();
  expect([status, err]).toEqual([
    3,
    expect.stringContaining(`error   ${home.object('film.en.180p.mp4')}: it has other`),
  ]);
  const json = JSON.parse((await run('--json')).out);
  expect(json).toMatchObject({ ok: false, releases: { checked: 1 }, problems: [{ code: 'damaged-file' }] });
  const none = await studio.run(['store', 'check', '--home', studio.path('none')]);
  expect([none.status, none.err]).toEqual([2, expect.stringContaining('there is no store in')]);
});

it('the home of the command line has results only', async () => {
  const { status, out } = await studio.run(['store', 'check', '--home', studio.path('.polyreel'), '--json']);
  expect([status, JSON.parse(out).releases.checked]).toEqual([0, 0]);
});
