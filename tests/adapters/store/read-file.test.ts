import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFileReader } from '../../../src/adapters/store/read-file.ts';

describe('reading a file of a folder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-read-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  // Around the size up to which a file is read in place.
  it.each([0, 1, 65_535, 65_536, 65_537, 1_000_000])('gives all %i bytes', async (size) => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, i) => i % 251));
    await writeFile(join(folder, 'some'), bytes);
    const read = await newFileReader(folder)(join(folder, 'some'));
    expect(Buffer.compare(read, bytes)).toBe(0);
  });

  it.each(['missing', 'missing/deeper', 'folder'])('fails for %s as a reading of Node does', async (name) => {
    await mkdir(join(folder, 'folder'), { recursive: true });
    const code = { missing: 'ENOENT', 'missing/deeper': 'ENOENT', folder: 'EISDIR' }[name];
    await expect(newFileReader(folder)(join(folder, name))).rejects.toMatchObject({ code });
  });

  it('reads what appears after the folder did', async () => {
    const later = join(folder, 'later');
    const read = newFileReader(later);
    await expect(read(join(later, 'a'))).rejects.toMatchObject({ code: 'ENOENT' });
    await mkdir(later);
    await writeFile(join(later, 'a'), 'é');
    expect(Buffer.from(await read(join(later, 'a'))).toString()).toBe('é');
  });
});
