import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Asked, first } from '../../../support/faulty-proxy.ts';
import { bytes, collected, listed, noise, text } from '../contract/bench.ts';
import { type FaultyBucket, openFaultyBucket } from './desk.ts';

const MiB = 1024 ** 2;
const film = noise(20 * MiB + 1);
const isPut = ({ method }: Asked): boolean => method === 'PUT';
const isGet = ({ method }: Asked): boolean => method === 'GET';
const isPart = ({ url }: Asked): boolean => url.includes('partNumber=');
const isJoin = ({ method, url }: Asked): boolean => method === 'POST' && url.includes('uploadId=');
const away = expect.objectContaining({ name: 'PolyreelError', code: 'store-away' });

let bench: FaultyBucket;
let count = 0;
/** A name that no other test of this file uses. */
let name = '';
beforeAll(async () => {
  // A busy machine takes half a second for a part of five megabytes.
  bench = await openFaultyBucket({ idle: 1_000, patience: 1_300, copy: 8 * MiB });
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.proxy.befall(() => undefined);
  name = `results/${count++}`;
});

const fileOf = async (content: Uint8Array): Promise<string> => {
  const path = join(bench.folder, `made-${count}`);
  await writeFile(path, content);
  return path;
};
const localPath = async (): Promise<Buffer | undefined> => {
  const path = await bench.store.localPath(name);
  return path ? Buffer.alloc((await stat(path)).size) : undefined;
};

describe('a fault that passes', () => {
  it.each(['unavailable', 'cut-request', 'silence'] as const)('of a put (%s) is tried again', async (fault) => {
    bench.proxy.befall(first(1, fault, isPut));
    expect(await bench.store.create(name, bytes('x'))).toBe(true);
    expect(text(await bench.behind.read(name))).toBe('x');
  });

  it.each(['unavailable', 'cut-request'] as const)('of a part (%s) sends only that part again', async (fault) => {
    bench.proxy.befall(first(1, fault, isPart));
    const before = bench.proxy.asked.length;
    await bench.store.replace(name, { file: await fileOf(film) });
    expect(bench.proxy.asked.slice(before).filter(isPart)).toHaveLength(4);
    expect((await collected(await bench.behind.stream(name)))?.equals(film)).toBe(true);
  });

  it.each(['unavailable', 'cut-answer'] as const)('of a read (%s) shows nowhere', async (fault) => {
    await bench.behind.replace(name, film);
    bench.proxy.befall(first(1, fault, isGet));
    expect((await collected(await bench.store.stream(name)))?.equals(film)).toBe(true);
    bench.proxy.befall(first(1, fault, isGet));
    expect(Buffer.from((await bench.store.read(name)) ?? []).equals(film)).toBe(true);
    bench.proxy.befall(first(1, fault, isGet));
    expect((await localPath())?.length).toBe(film.length);
  });

  it.each(['unavailable', 'error-in-200'] as const)('of joining parts, or of a copy (%s), too', async (fault) => {
    bench.proxy.befall(first(1, fault, isJoin));
    await bench.store.replace(name, { file: await fileOf(film) });
    bench.proxy.befall(first(1, fault, isPut));
    expect(await bench.store.copy(name, `${name}-copy`)).toBe(true);
    expect((await collected(await bench.behind.stream(`${name}-copy`)))?.equals(film)).toBe(true);
  });
});

describe('an answer that is lost', () => {
  it('does not make a winner a loser', async () => {
    bench.proxy.befall(first(1, 'lost-answer', isPut));
    expect(await bench.store.create(name, bytes('mine'))).toBe(true);
    await bench.store.ping();
    const version = (await bench.store.readVersion(name))?.version ?? '';
    bench.proxy.befall(first(1, 'lost-answer', isPut));
    expect(await bench.store.swap(name, bytes('still mine'), version)).toBe(true);
    expect(text(await bench.behind.read(name))).toBe('still mine');
  });

  it('does not make a loser a winner', async () => {
    await bench.behind.create(name, bytes('theirs'));
    bench.proxy.befall(first(1, 'lost-answer', isPut));
    expect(await bench.store.create(name, bytes('mine'))).toBe(false);
    expect(text(await bench.behind.read(name))).toBe('theirs');
  });

  it('of joining parts leaves the whole object', async () => {
    bench.proxy.befall(first(1, 'lost-answer', isJoin));
    await bench.store.replace(name, { file: await fileOf(film) });
    expect(await bench.behind.size(name)).toBe(film.length);
  });
});

describe('a fault that stays', () => {
  it.each(['unavailable', 'cut-request', 'silence'] as const)(
    'of puts (%s) is told, and nothing is there',
    async (fault) => {
      bench.proxy.befall((asked) => (isPut(asked) ? fault : undefined));
      await expect(bench.store.create(name, bytes('x'))).rejects.toEqual(away);
      await expect(bench.store.replace(name, { file: await fileOf(film) })).rejects.toEqual(away);
      await expect(bench.store.create(name, { file: await fileOf(film) })).rejects.toEqual(away);
      expect(await listed(bench.behind, name)).toEqual([]);
    },
  );

  it('of joining parts leaves no object, and what was there before', async () => {
    bench.proxy.befall((asked) => (isJoin(asked) ? 'error-in-200' : undefined));
    await expect(bench.store.replace(name, { file: await fileOf(film) })).rejects.toEqual(away);
    expect(await bench.behind.size(name)).toBeUndefined();
    await bench.behind.create(name, bytes('before'));
    await expect(bench.store.replace(name, { file: await fileOf(film) })).rejects.toEqual(away);
    expect(text(await bench.behind.read(name))).toBe('before');
  });

  it.each([1, 20 * MiB])('of a copy of %i bytes leaves no object', async (size) => {
    await bench.behind.replace(name, film.subarray(0, size));
    bench.proxy.befall((asked) => (isPut(asked) ? 'error-in-200' : undefined));
    await expect(bench.store.copy(name, `${name}-copy`)).rejects.toEqual(away);
    expect(await listed(bench.behind, name)).toEqual([name]);
  });

  it.each(['unavailable', 'cut-answer', 'silent-answer', 'page-in-200', 'error-in-200'] as const)(
    'of reads (%s) is told, and never data',
    async (fault) => {
      const short = film.subarray(0, MiB);
      await bench.behind.replace(name, short);
      bench.proxy.befall((asked) => (isGet(asked) ? fault : undefined));
      await expect(bench.store.read(name)).rejects.toEqual(away);
      await expect(bench.store.readVersion(name)).rejects.toEqual(away);
      await expect(collected(await bench.store.stream(name))).rejects.toEqual(away);
      await expect(bench.store.localPath(name)).rejects.toEqual(away);
      const ranges = await bench.store.openRanges(name);
      await expect(ranges?.read(0, 10)).rejects.toEqual(away);
      expect(await readdir(join(bench.settings.cacheFolder, 'aside'))).toEqual([]);
      bench.proxy.befall(() => undefined);
      expect((await localPath())?.length).toBe(MiB);
      expect(text(await ranges?.read(0, 4))).toBe(film.subarray(0, 4).toString());
    },
  );
});
