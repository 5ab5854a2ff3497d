import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { turnPhone } from '../../src/demo/turn-phone.ts';

let file: string;
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'turn-')), 'a.mp4');
});
afterEach(() => rm(join(file, '..'), { recursive: true }));

/** A track header of version 0 with this matrix, and the size 1280 by 720 in 16.16. */
const header = (matrix: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(100, 7);
  bytes.write('tkhd', 4);
  [...matrix, 1280 * 0x10000, 720 * 0x10000].forEach((value, index) => {
    bytes.writeInt32BE(value, 48 + index * 4);
  });
  return bytes;
};
const upright = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

test('only the matrix changes: a quarter turn, moved back into the picture', async () => {
  await writeFile(file, header(upright));
  await turnPhone(file);
  expect(await readFile(file)).toEqual(header([0, 0x10000, 0, -0x10000, 0, 0, 720 * 0x10000, 0, 0x40000000]));
});

test.each([
  ['already turned', header([0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000])],
  ['not an MP4', Buffer.from('RIFF')],
])('a file that is %s is refused and stays as it is', async (_, bytes) => {
  await writeFile(file, bytes);
  await expect(turnPhone(file)).rejects.toThrow('cannot be turned');
  expect(await readFile(file)).toEqual(bytes);
});
