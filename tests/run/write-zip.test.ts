import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeZip, type ZipMember } from '../../src/run/write-zip.ts';
import { digestsIn } from '../support/folder.ts';

let folder = '';
const path = (name: string): string => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-zip-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Info-ZIP, which shares nothing with us. */
const unzip = (...args: string[]): string => execFileSync('unzip', args, { encoding: 'utf8' });
/** What it lists: bytes and names, in the order of the members. */
const listed = (zip: string): string[] =>
  [...unzip('-l', zip).matchAll(/^ *(\d+) +\S+ \S+ +(.+)$/gm)].map(([, bytes, name]) => `${bytes} ${name}`);

const film = randomBytes(2_500_000);
const members = (): ZipMember[] => {
  writeFileSync(path('source'), film);
  return [
    { name: 'film.cs.720p.mp4', content: { file: path('source') } },
    { name: 'CTETE.txt', content: new TextEncoder().encode('Čtěte\r\n') },
    { name: 'chapters/01.jpg', content: new Uint8Array() },
    { name: 'žluťoučký kůň.txt', content: new TextEncoder().encode('x') },
  ];
};

describe('a ZIP', () => {
  it('gives its members back to another program, in their order', async () => {
    await writeZip(members(), path('pack.zip'));
    expect(unzip('-t', path('pack.zip'))).toContain('No errors detected');
    expect(listed(path('pack.zip'))).toEqual([
      '2500000 film.cs.720p.mp4',
      '9 CTETE.txt',
      '0 chapters/01.jpg',
      '1 žluťoučký kůň.txt',
    ]);
    unzip('-q', path('pack.zip'), '-d', path('out'));
    const found = await digestsIn(path('out'));
    expect(found['film.cs.720p.mp4']).toBe((await digestsIn(folder)).source);
    expect(readFileSync(path('out/CTETE.txt'), 'utf8')).toBe('Čtěte\r\n');
    expect(Object.keys(found)).toHaveLength(4);
  });

  it('tells sizes and sums before the bytes, for readers that do not look at its end', async () => {
    await writeZip(members(), path('pack.zip'));
    // It reads the first member from a stream, and checks its sum.
    const front = execFileSync('funzip', {
      input: readFileSync(path('pack.zip')),
      maxBuffer: 1 << 24,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    expect(front.equals(film)).toBe(true);
    const head = readFileSync(path('pack.zip')).subarray(0, 30);
    // No descriptor after the bytes; stored.
    expect([head.readUInt16LE(6) & 8, head.readUInt16LE(8)]).toEqual([0, 0]);
    expect(head.readUInt32LE(14)).toBe(crc32(film));
    expect([head.readUInt32LE(18), head.readUInt32LE(22)]).toEqual([film.length, film.length]);
  });

  it('is the same bytes for the same members, at any time and in any zone', async () => {
    const zone = process.env.TZ;
    await writeZip(members(), path('one.zip'));
    process.env.TZ = 'Pacific/Kiritimati';
    await writeZip(members(), path('two.zip'));
    process.env.TZ = zone ?? '';
    if (zone === undefined) delete process.env.TZ;
    expect(readFileSync(path('one.zip')).equals(readFileSync(path('two.zip')))).toBe(true);
  });

  it('is written the way that is part of the keys of packs', async () => {
    const content = new TextEncoder().encode('Čtěte');
    await writeZip(
      [
        { name: 'a/CTETE.txt', content },
        { name: 'b', content },
      ],
      path('pack.zip'),
    );
    const digest = (await digestsIn(folder))['pack.zip'];
    expect(digest, 'bytes changed: raise ZIP in src/plan/pack/pack.ts and put their digest here').toBe(
      'e40fe3a52ed9c61944c58177323db7d64f1b089faf00d08a1cdfd486d6237859',
    );
  });

  it('leaves nothing where it could not be finished', async () => {
    const gone = [...members(), { name: 'gone', content: { file: path('nowhere') } }];
    await expect(writeZip(gone, path('pack.zip'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(path('pack.zip'))).toBe(false);
    await expect(writeZip(members(), path('pack.zip'), AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(existsSync(path('pack.zip'))).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')('is not made of a file that changes while it is read', async () => {
    // The system gives another one whenever it is read.
    const changing = [{ name: 'x', content: { file: '/proc/sys/kernel/random/uuid' } }];
    await expect(writeZip(changing, path('pack.zip'))).rejects.toThrow('x changed while it was read');
    expect(existsSync(path('pack.zip'))).toBe(false);
  });

  it('replaces no file', async () => {
    writeFileSync(path('pack.zip'), 'kept');
    await expect(writeZip(members(), path('pack.zip'))).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(path('pack.zip'), 'utf8')).toBe('kept');
  });

  it.each(['../x', '/x', 'a//b', 'a\\b', 'C:x', './x', ''])('has no member called "%s"', async (name) => {
    await expect(writeZip([{ name, content: new Uint8Array() }], path('pack.zip'))).rejects.toThrow(RangeError);
    expect(existsSync(path('pack.zip'))).toBe(false);
  });

  it('has no two members that Windows takes for one', async () => {
    const content = new Uint8Array();
    const twice = ['Film.mp4', 'film.mp4'].map((name) => ({ name, content }));
    await expect(writeZip(twice, path('pack.zip'))).rejects.toThrow('two files of the ZIP are called "film.mp4"');
  });
});
