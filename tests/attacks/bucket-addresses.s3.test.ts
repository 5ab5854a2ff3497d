import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Store } from '../../src/adapters/store/s3.ts';
import type { ObjectStore } from '../../src/ports.ts';
import { newBucket } from '../support/s3-bucket.ts';

const NAME = 'releases/farm/full/one/film.mp4';

describe('an address of a bucket that was given out', () => {
  let store: ObjectStore;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-addresses-'));
    store = s3Store({ ...(await newBucket()), cacheFolder: folder, cacheBytes: 1e9 });
    for (const name of [NAME, 'releases/farm/full/two/film.mp4', 'keys/secret.json'])
      await store.create(name, new TextEncoder().encode(name));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const give = async (seconds = 900): Promise<string> =>
    (await store.presign(NAME, { filename: 'film.mp4', type: 'video/mp4', seconds })) ?? '';
  const ask = async (address: string, init: RequestInit = {}): Promise<number> => (await fetch(address, init)).status;

  it('gives its file, under the name and kind that it was given for', async () => {
    const answer = await fetch(await give());
    expect([answer.status, await answer.text()]).toEqual([200, NAME]);
    expect(answer.headers.get('content-disposition')).toContain('film.mp4');
  });

  it('gives no other file, and takes no other method', async () => {
    const address = await give();
    for (const other of ['releases/farm/full/two/film.mp4', 'keys/secret.json', 'releases/farm/full/one/', ''])
      expect(await ask(address.replace(NAME, other)), other).toBe(403);
    for (const method of ['PUT', 'POST', 'DELETE'])
      expect([400, 403, 405], method).toContain(
        await ask(address, { method, ...(method === 'DELETE' ? {} : { body: 'x' }) }),
      );
    expect(new TextDecoder().decode(await store.read(NAME))).toBe(NAME);
  });

  it('cannot be made to hold longer, or to be shown as something else', async () => {
    const address = await give();
    for (const [from, to] of [
      [/X-Amz-Expires=\d+/, 'X-Amz-Expires=604800'],
      [/X-Amz-Date=\w+/, 'X-Amz-Date=20300101T000000Z'],
      [/response-content-type=[^&]*/, 'response-content-type=text%2Fhtml'],
      [/response-content-disposition=[^&]*/, 'response-content-disposition=inline'],
      [/X-Amz-Signature=\w{8}/, 'X-Amz-Signature=00000000'],
    ] as const) {
      expect(address).toMatch(from);
      expect(await ask(address.replace(from, to)), to).toBe(403);
    }
  });

  it('ends when its time is over', async () => {
    const address = await give(1);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await ask(address)).toBe(403);
  });
});
