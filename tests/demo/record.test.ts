import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generatorVersion, isComplete, readRecord, writeRecord } from '../../src/demo/record.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const none = { generator: generatorVersion, bytes: {} };

test('what was written is read again', async () => {
  const record = { generator: generatorVersion, bytes: { 'a.mp4': 5 } };
  await writeRecord(folder, record);
  expect(await readRecord(folder)).toEqual(record);
});

test.each([
  ['missing', undefined],
  ['cut short', '{"generator":'],
  ['of another shape', '{"generator":1,"bytes":["a.mp4"]}'],
  ['of another version', JSON.stringify({ generator: generatorVersion + 1, bytes: { 'a.mp4': 5 } })],
])('a record that is %s vouches for nothing', async (_, text) => {
  if (text !== undefined) await writeFile(join(folder, 'footage.json'), text);
  expect(await readRecord(folder)).toEqual(none);
});

test('a file is complete only with the size of the day it was finished', async () => {
  await writeFile(join(folder, 'a.mp4'), '12345');
  const complete = (bytes: Record<string, number>) => isComplete(folder, { ...none, bytes }, 'a.mp4');
  expect(await complete({ 'a.mp4': 5 })).toBe(true);
  expect(await complete({ 'a.mp4': 6 })).toBe(false);
  expect(await complete({})).toBe(false);
  expect(await isComplete(folder, { ...none, bytes: { 'b.mp4': 5 } }, 'b.mp4')).toBe(false);
});
