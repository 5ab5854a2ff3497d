import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Output, openRelease } from '../../src/run/release.ts';
import type { TextFile } from '../../src/run/text-file.ts';
import { addText } from '../../src/run/texts.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-texts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const list: TextFile = { path: 'hls/master.m3u8', kind: 'hls', content: '#EXTM3U žluťoučký\n' };

const publish = async (text: TextFile): Promise<Output> => {
  const release = await openRelease(folder);
  const output = await addText(release, text);
  await release.publish({ documentary: 'film', edition: 'full' }, [output]);
  await release.discard();
  return output;
};
const written = () => stat(join(folder, list.path));

it('a text is told by its bytes, and stays as it is where it is the same again', async () => {
  const first = await publish(list);
  expect(first).toMatchObject({ path: list.path, bytes: Buffer.byteLength(list.content) });
  expect(await readFile(join(folder, list.path), 'utf8')).toBe(list.content);
  const { ino } = await written();
  expect(await publish(list)).toEqual(first);
  expect((await written()).ino).toBe(ino);
});

it('a text that changed, or was damaged, is written anew', async () => {
  await publish(list);
  await publish({ ...list, content: 'other' });
  expect(await readFile(join(folder, list.path), 'utf8')).toBe('other');
  await writeFile(join(folder, list.path), 'otheR');
  await publish({ ...list, content: 'other' });
  expect(await readFile(join(folder, list.path), 'utf8')).toBe('other');
});

it('what is said of a text is said anew', async () => {
  await publish({ ...list, language: 'cs' });
  expect(await publish({ ...list, language: 'fr' })).toMatchObject({ language: 'fr' });
});
