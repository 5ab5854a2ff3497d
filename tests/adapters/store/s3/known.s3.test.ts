import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeadObjectCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Store, s3Store } from '../../../../src/adapters/store/s3.ts';
import type { FileContent, KnownRun } from '../../../../src/ports.ts';
import { type Asked, type Fault, first } from '../../../support/faulty-proxy.ts';
import { plainClient } from '../../../support/s3-bucket.ts';
import { bytes, collected, listed, noise } from '../contract/bench.ts';
import { type FaultyBucket, openFaultyBucket } from './desk.ts';

const KiB = 1024;
const SMALLEST = 64 * KiB;
/** What the XML of joins and copies may take. */
const WORDS = 4 * KiB;
const LIMITS = { smallest: SMALLEST, part: 2 * SMALLEST, copy: 512 * KiB };
/** Where a server is waited for that does not answer. */
const IMPATIENT = { ...LIMITS, idle: 1_500, patience: 5_000 };
const HALF = 1000 * KiB;
const film = noise(2 * HALF + 1);
const changed = Buffer.concat([film.subarray(0, HALF), bytes('a word'), film.subarray(HALF)]);

const isCopy = ({ headers }: Asked): boolean => 'x-amz-copy-source' in headers;
const isPart = (asked: Asked): boolean => asked.url.includes('partNumber=') && !isCopy(asked);
const isJoin = ({ method, url }: Asked): boolean => method === 'POST' && url.includes('uploadId=');

let bench: FaultyBucket;
let count = 0;
/** The earlier film, and a name that no other test of this file uses. */
let [source, name] = ['', ''];
beforeAll(async () => {
  bench = await openFaultyBucket(LIMITS);
});
afterAll(() => bench.close());
beforeEach(async () => {
  bench.proxy.befall(() => undefined);
  count++;
  [source, name] = [`results/before-${count}`, `results/after-${count}`];
  await bench.behind.replace(source, film);
});

const fileOf = async (content: Uint8Array): Promise<string> => {
  const path = join(bench.folder, `made-${randomUUID()}`);
  await writeFile(path, content);
  return path;
};
const runs = (): KnownRun[] => [
  { first: 0, end: HALF, from: { name: source, first: 0 } },
  { first: HALF + 6, end: changed.length, from: { name: source, first: HALF } },
];
const made = async (known = runs()): Promise<FileContent> => ({ file: await fileOf(changed), known });
const sentBy = async (work: () => Promise<unknown>): Promise<number> => {
  const before = bench.proxy.sent();
  await work();
  return bench.proxy.sent() - before;
};
const replaced = async (known = runs(), store = bench.store): Promise<number> => {
  const content = await made(known);
  return sentBy(() => store.replace(name, content));
};
const isChanged = async (): Promise<boolean> =>
  (await collected(await bench.behind.stream(name)))?.equals(changed) ?? false;
const overAPart = SMALLEST + WORDS;

describe('a file of which most lies in the bucket already', () => {
  it('is there byte for byte, and only a part about what changed is sent', async () => {
    const sent = await replaced();
    expect(sent).toBeGreaterThanOrEqual(SMALLEST);
    expect(sent).toBeLessThan(overAPart);
    expect(await isChanged()).toBe(true);
  });

  it('is described as if it were sent whole', async () => {
    const client = plainClient(bench.settings);
    const metadata = async (): Promise<Record<string, string> | undefined> =>
      (await client.send(new HeadObjectCommand({ Bucket: bench.settings.bucket, Key: name }))).Metadata;
    await replaced();
    const joined = await metadata();
    await bench.behind.replace(name, { file: await fileOf(changed) });
    const sent = await metadata();
    client.destroy();
    expect(joined).toEqual({ ...sent, writer: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(joined).toHaveProperty('sha256');
  });

  it('is not sent at all where nothing changed', async () => {
    const file = await fileOf(film);
    const known = [{ first: 0, end: film.length, from: { name: source, first: 0 } }];
    expect(await sentBy(() => bench.store.replace(name, { file, known }))).toBeLessThan(WORDS);
    expect((await collected(await bench.behind.stream(name)))?.equals(film)).toBe(true);
  });

  it('is put together of several objects', async () => {
    const other = `${source}-end`;
    await bench.behind.replace(other, film.subarray(HALF));
    const [head, tail] = runs() as [KnownRun, KnownRun];
    expect(await replaced([head, { ...tail, from: { name: other, first: 0 } }])).toBeLessThan(overAPart);
    expect(await isChanged()).toBe(true);
  });

  it('is whole after two have replaced it at once', async () => {
    const contents = await Promise.all([made(), made()]);
    await Promise.all(contents.map((content) => bench.store.replace(name, content)));
    expect(await isChanged()).toBe(true);
  });
});

describe.each([
  ['keeps a condition when parts are joined', true],
  ['does not', false],
])('a store that %s', (_, joinsOnce) => {
  // The server of the tests does not; one that does answers like this.
  const keeps = async ({ url, headers }: Asked): Promise<Fault | undefined> => {
    const object = new URL(url, 'http://s3').pathname.split('/').slice(2).join('/');
    const isNew = url.includes('uploadId=') && headers['if-none-match'] === '*';
    const isTaken = object.startsWith('aside/') || (await bench.behind.size(object)) !== undefined;
    return isNew && isTaken ? 'refused' : undefined;
  };
  let store: S3Store;
  beforeAll(() => {
    store = s3Store(bench.settings, LIMITS);
  });
  afterAll(() => store.close());
  beforeEach(() => bench.proxy.befall(joinsOnce ? keeps : () => undefined));

  it('creates the file where there is none, and never in place of another', async () => {
    const content = await made();
    const sent = await sentBy(async () => expect(await store.create(name, content)).toBe(true));
    expect(sent < overAPart).toBe(joinsOnce);
    expect(await isChanged()).toBe(true);
    await bench.behind.replace(name, bytes('first'));
    expect(await store.create(name, await made())).toBe(false);
    expect(await bench.behind.size(name)).toBe(5);
  });

  it('creates it whole, however many try at the same time', async () => {
    const contents = await Promise.all([made(), made(), made()]);
    const won = await Promise.all(contents.map((content) => store.create(name, content)));
    // Who answers for the server here looks first: of those who come together, more than one may win.
    if (!joinsOnce) expect(won.filter(Boolean)).toHaveLength(1);
    expect(await isChanged()).toBe(true);
  });
});

describe('what is known turns out to be otherwise', () => {
  const whole = (sent: number): void => expect(sent).toBeGreaterThanOrEqual(changed.length);

  it('where a source is gone, the file is sent', async () => {
    await bench.behind.remove(source);
    whole(await replaced());
    expect(await isChanged()).toBe(true);
  });

  it('where a source is shorter, what it has not is sent', async () => {
    await bench.behind.replace(source, film.subarray(0, HALF));
    const sent = await replaced();
    expect([sent > changed.length - HALF, sent < changed.length]).toEqual([true, true]);
    expect(await isChanged()).toBe(true);
  });

  it.each([
    ['is removed', () => bench.behind.remove(source)],
    ['is changed', () => bench.behind.replace(source, noise(film.length).reverse())],
  ])('where a source %s while parts are copied, the file is sent', async (_, change) => {
    let isFirst = true;
    bench.proxy.befall(async (asked) => {
      if (!isCopy(asked) || !isFirst) return undefined;
      isFirst = false;
      await change();
      return undefined;
    });
    whole(await replaced());
    expect(isFirst).toBe(false);
    expect(await isChanged()).toBe(true);
  });

  it('where a source has other bytes than were said, the file is sent', async () => {
    const [head, tail] = runs() as [KnownRun, KnownRun];
    whole(await replaced([head, { ...tail, from: { name: source, first: HALF - 1 } }]));
    expect(await isChanged()).toBe(true);
  });

  it('where the store wants larger parts, the file is sent', async () => {
    const small = await openFaultyBucket({ ...LIMITS, smallest: KiB, part: 2 * KiB });
    await small.behind.replace('a', film);
    const known = runs().map((run) => ({ ...run, from: { ...run.from, name: 'a' } }));
    await small.store.replace('b', { file: await fileOf(changed), known });
    expect((await collected(await small.behind.stream('b')))?.equals(changed)).toBe(true);
    whole(small.proxy.sent());
    await small.close();
  });
});

describe('a fault', () => {
  let store: S3Store;
  beforeAll(() => {
    store = s3Store(bench.settings, IMPATIENT);
  });
  afterAll(() => store.close());
  const passing: readonly [Fault, string, (asked: Asked) => boolean][] = [
    ['unavailable', 'a copy', isCopy],
    ['silence', 'a copy', isCopy],
    ['lost-answer', 'a copy', isCopy],
    ['error-in-200', 'a copy', isCopy],
    ['unavailable', 'a part', isPart],
    ['cut-request', 'a part', isPart],
    ['silence', 'a part', isPart],
    ['lost-answer', 'a part', isPart],
    ['unavailable', 'a join', isJoin],
    ['error-in-200', 'a join', isJoin],
    ['lost-answer', 'a join', isJoin],
  ];
  it.each(passing)('(%s) of %s that passes changes nothing of it', async (fault, _, matches) => {
    bench.proxy.befall(first(1, fault, matches));
    expect(await replaced(runs(), store)).toBeLessThan(changed.length / 2);
    expect(await isChanged()).toBe(true);
  });

  it.each([
    ['unavailable', 'copies', isCopy],
    ['cut-request', 'parts', isPart],
    ['error-in-200', 'a join', isJoin],
  ] as const)('(%s) of %s that stays is told, and nothing of it is there', async (fault, _, matches) => {
    bench.proxy.befall((asked) => (matches(asked) ? fault : undefined));
    const told = expect.objectContaining({ name: 'PolyreelError', code: 'store-away' });
    await expect(store.replace(name, await made())).rejects.toEqual(told);
    expect(await listed(bench.behind, name)).toEqual([]);
    const client = plainClient(bench.settings);
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bench.settings.bucket }));
    client.destroy();
    expect(Uploads).toEqual([]);
  });
});
