import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeZip, type ZipMember } from '../../src/run/write-zip.ts';
import { centralDirectory, localHeader } from '../../src/run/zip-records.ts';
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
    const head = readFileSync(path('pack.zip')).subarray(0, 30);
    expect([head.readUInt16LE(6), head.readUInt16LE(8)]).toEqual([0x0800, 0]);
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
      'cf5479bfce9d052b6fca9f7de72b4fbdb6cd6628c587c9559f7b5267ca3bf901',
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

describe('a ZIP past 4 GiB', () => {
  it('is read by another program to its last member', () => {
    // The film is a hole in the file: nothing of it is written or read.
    const large = { name: 'film.mp4', bytes: 5 * 2 ** 30, crc32: 0, offset: 0 };
    const header = localHeader(large);
    const text = Buffer.from('after it');
    const small = {
      name: 'READ ME.txt',
      bytes: text.length,
      crc32: crc32(text),
      offset: header.length + large.bytes,
    };
    const end = Buffer.concat([localHeader(small), text]);
    writeFileSync(path('large.zip'), header);
    truncateSync(path('large.zip'), small.offset);
    const zip = openSync(path('large.zip'), 'r+');
    const directory = centralDirectory([large, small], small.offset + end.length);
    writeSync(zip, Buffer.concat([end, directory]), 0, undefined, small.offset);
    expect(listed(path('large.zip'))).toEqual(['5368709120 film.mp4', '8 READ ME.txt']);
    expect(unzip('-p', path('large.zip'), 'READ ME.txt')).toBe('after it');
    const local = Buffer.alloc(header.length);
    readSync(zip, local, 0, local.length, 0);
    closeSync(zip);
    expect([local.readUInt16LE(4), local.readUInt32LE(18), local.readUInt32LE(22)]).toEqual([
      45,
      2 ** 32 - 1,
      2 ** 32 - 1,
    ]);
    // The ZIP64 field after the name: its number and length, then both sizes.
    const extra = local.subarray(30 + 'film.mp4'.length);
    expect([extra.readUInt16LE(0), extra.readUInt16LE(2)]).toEqual([1, 16]);
    expect([extra.readBigUInt64LE(4), extra.readBigUInt64LE(12)]).toEqual([5n * 2n ** 30n, 5n * 2n ** 30n]);
  });

  it('counts more members than the old record has room for', () => {
    const entries = Array.from({ length: 70_000 }, (_, i) => ({ name: `${i}`, bytes: 0, crc32: 0, offset: 0 }));
    const directory = centralDirectory(entries, 100);
    const end64 = directory.length - 22 - 20 - 56;
    expect(directory.readUInt32LE(end64)).toBe(0x06064b50);
    expect(Number(directory.readBigUInt64LE(end64 + 32))).toBe(70_000);
    expect(Number(directory.readBigUInt64LE(directory.length - 22 - 20 + 8))).toBe(100 + end64);
  });
});
