import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { type Results, resultsIn, sha256File } from '../../src/run/results.ts';

const KEY = `ab${'0'.repeat(62)}`;
let home = '';
let results: Results;
const at = (name: string): string => join(home, 'results/ab', KEY, name);
/** As a program that starts now sees it. */
const reopen = (): Results => resultsIn(diskStore(home));
const commit = async (to: Results, text: string): Promise<void> => {
  await writeFile(join(home, 'made'), text);
  await to.commit(KEY, join(home, 'made'), { integrated: -23 });
};

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'polyreel-results-'));
  results = reopen();
  await commit(results, 'a picture');
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('a result', () => {
  it('is given whole, with its facts', async () => {
    const opened = await reopen().open(KEY);
    expect(opened?.record).toMatchObject({ bytes: 9, facts: { integrated: -23 } });
    expect(opened && (await readFile(opened.path, 'utf8'))).toBe('a picture');
    expect(await results.exists(KEY)).toBe(true);
  });

  it('is asked of the store whenever it is opened, so that a copy which is still in use is not given up', async () => {
    const disk = diskStore(home);
    const asked: string[] = [];
    const opening = resultsIn({
      ...disk,
      localPath: (name) => {
        asked.push(name);
        return disk.localPath(name);
      },
    });
    const [first, second] = [await opening.open(KEY), await opening.open(KEY)];
    expect([first, asked.length]).toEqual([second, 2]);
  });

  it('was never made under another key', async () => {
    expect(await results.open(`ab${'1'.repeat(62)}`)).toBeUndefined();
    expect(await results.exists(`ab${'1'.repeat(62)}`)).toBe(false);
  });

  it.each<[string, () => Promise<void>, boolean]>([
    ['a changed byte', () => writeFile(at('data'), 'a pictuRe'), true],
    ['a lost end', () => truncate(at('data'), 4), false],
    ['no file', () => rm(at('data')), false],
    ['half a record', () => truncate(at('record.json'), 20), false],
    ['an empty record', () => truncate(at('record.json'), 0), false],
    ['a record of nothing', () => writeFile(at('record.json'), 'null'), false],
  ])('counts as absent with %s, is cleared, and can be made again', async (_, spoil, seems) => {
    await spoil();
    const later = reopen();
    expect(await later.exists(KEY)).toBe(seems);
    expect(await later.open(KEY)).toBeUndefined();
    expect(await readdir(join(home, 'results/ab', KEY))).toEqual([]);
    expect(await later.exists(KEY)).toBe(false);
    await commit(later, 'a picture');
    expect((await later.open(KEY))?.record.bytes).toBe(9);
  });

  it('counts as absent without a record, and may be about to get one', async () => {
    await rm(at('record.json'));
    expect(await reopen().open(KEY)).toBeUndefined();
    expect(await readdir(join(home, 'results/ab', KEY))).toEqual(['data']);
    await commit(reopen(), 'a picture');
    expect((await reopen().open(KEY))?.record.bytes).toBe(9);
  });

  it('is not replaced by another of the same key', async () => {
    await commit(reopen(), 'a picturE');
    expect(await readFile((await reopen().open(KEY))?.path ?? '', 'utf8')).toBe('a picture');
  });

  it('is read through once in the life of a program, and once more after it was made again', async () => {
    await results.open(KEY);
    await writeFile(at('data'), 'a pictuRe');
    expect(await results.open(KEY)).toBeDefined();
    await commit(results, 'a picture');
    await writeFile(at('data'), 'a pictuRe');
    expect(await results.open(KEY)).toBeUndefined();
  });

  it('leaves nothing aside', async () => {
    expect(await readdir(join(home, 'aside'))).toEqual([]);
    await expect(results.commit('ab'.padEnd(64, '2'), join(home, 'gone'))).rejects.toThrow('ENOENT');
    expect(await readdir(join(home, 'aside'))).toEqual([]);
  });
});

it('a digest is that of the whole file, however many buffers it fills', async () => {
  await writeFile(join(home, 'million'), 'a'.repeat(1_000_000));
  // FIPS 180-2, appendix B.3.
  expect(await sha256File(join(home, 'million'))).toBe(
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  );
});
