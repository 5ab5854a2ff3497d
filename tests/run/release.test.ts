import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Output, openRelease } from '../../src/run/release.ts';
import { digestsIn } from '../support/folder.ts';

const NAME = { documentary: 'film', edition: 'full' };
let folder = '';
const out = (name = ''): string => join(folder, 'out', name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-release-'));
  await mkdir(out());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Publishes files by their names, each with a key that is its text, and gives what was said of them. */
const publish = async (files: Readonly<Record<string, string>>): Promise<Output[]> => {
  const release = await openRelease(out());
  const outputs: Output[] = [];
  for (const [path, text] of Object.entries(files))
    outputs.push(await release.write(text, { path, kind: 'sidecar', key: text }));
  await release.publish(NAME, outputs);
  await release.discard();
  return outputs;
};
const record = async () => JSON.parse(await readFile(out('release.json'), 'utf8')) as { id: string; createdAt: string };

describe('a release', () => {
  it('stands in its folder with its record, and nothing else does', async () => {
    const outputs = await publish({ 'film.mp4': 'one', 'hls/a/master.m3u8': 'list' });
    expect(Object.keys(await digestsIn(out()))).toEqual(['film.mp4', 'hls/a/master.m3u8', 'release.json']);
    expect(outputs[0]).toMatchObject({ bytes: 3, sha256: (await digestsIn(out()))['film.mp4'] });
    expect(await record()).toMatchObject({ ...NAME, files: outputs });
  });

  it('replaces what changed, removes what is gone, and leaves what was never its own', async () => {
    await publish({ 'film.mp4': 'one', 'film.cs.srt': 'titulky' });
    await writeFile(out('notes.txt'), 'mine');
    await publish({ 'film.mp4': 'two' });
    expect(await readdir(out())).toEqual(['film.mp4', 'notes.txt', 'release.json']);
    expect(await readFile(out('film.mp4'), 'utf8')).toBe('two');
  });

  it('is called the same, and as old, where its files are the same', async () => {
    await publish({ 'film.mp4': 'one' });
    const first = await record();
    await publish({ 'film.mp4': 'one' });
    expect(await record()).toEqual(first);
    await publish({ 'film.mp4': 'two' });
    expect((await record()).id).not.toBe(first.id);
  });

  it('stays as it was where the next one is never published', async () => {
    await publish({ 'film.mp4': 'one' });
    const before = await digestsIn(out());
    const release = await openRelease(out());
    await release.write('two', { path: 'film.mp4', kind: 'burned', key: 'two' });
    await release.discard();
    expect(await digestsIn(out())).toEqual(before);
  });

  it('stays as it was where the next one lacks a file that it names', async () => {
    await publish({ 'film.mp4': 'one' });
    const before = await digestsIn(out());
    const release = await openRelease(out());
    const output: Output = { path: 'film.mp4', kind: 'burned', key: 'two', bytes: 3, sha256: '' };
    await expect(release.place(join(folder, 'never-made'), output)).rejects.toThrow('ENOENT');
    await release.discard();
    expect(await digestsIn(out())).toEqual(before);
  });

  it('keeps a file that the same key made, while it is whole', async () => {
    const [output] = await publish({ 'film.mp4': 'one' });
    const kept = async (key: string) => {
      const release = await openRelease(out());
      const found = await release.kept(key, () => 'film.mp4');
      await release.discard();
      return found;
    };
    expect(await kept('one')).toEqual(output);
    expect(await kept('two')).toBeUndefined();
    await writeFile(out('film.mp4'), 'onE');
    expect(await kept('one')).toBeUndefined();
    await rm(out('film.mp4'));
    expect(await kept('one')).toBeUndefined();
  });

  it('clears what a program that was killed was making here', async () => {
    const [own = ''] = await readdir(out()).then(async () => {
      const release = await openRelease(out());
      const names = await readdir(out());
      await release.discard();
      return names;
    });
    const dead = own.replace(/-\d+-\d*-/, '-2147483646-1-');
    await mkdir(out(dead));
    await writeFile(out(`${dead}/film.mp4`), 'half');
    const [one, two] = [await openRelease(out()), await openRelease(out())];
    expect((await readdir(out())).filter((name) => name === dead)).toEqual([]);
    expect(await readdir(out())).toHaveLength(2);
    await Promise.all([one.discard(), two.discard()]);
  });
});

describe('a record that someone spoilt', () => {
  const files = (...paths: unknown[]): string => JSON.stringify({ files: paths.map((path) => ({ path, key: 'k' })) });

  it.each([
    ['names a file outside', files('../victim')],
    ['names one by its root', files('/etc/passwd')],
    ['hides its way out', files('a/../../victim')],
    ['names itself', files('release.json')],
    ['names nothing', files(null)],
    ['names a list', files(['victim'])],
    ['is no list', '{"files":7}'],
    ['is half', '{"files":['],
    ['is null', 'null'],
  ])('is as good as none where it %s', async (_, text) => {
    await writeFile(join(folder, 'victim'), 'precious');
    await writeFile(out('release.json'), text);
    await publish({ 'film.mp4': 'one' });
    expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('precious');
    expect(await readdir(out())).toEqual(['film.mp4', 'release.json']);
    expect(await record()).toMatchObject(NAME);
  });
});
