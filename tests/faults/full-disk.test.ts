import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pgliteQueues } from '../../src/adapters/queue/pglite.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { diskUploads } from '../../src/adapters/uploads/disk.ts';
import { mediaObject } from '../../src/documents/media.ts';
import type { NewJob } from '../../src/ports.ts';
import { collected, listed, noise } from '../adapters/store/contract/bench.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { begin, MEDIA, named, sendPart, TUS } from '../http/support/uploader.ts';
import { fill, makeRoom, mayMount, mount, unmount } from './support/small-disk.ts';

const MiB = 2 ** 20;
/** Makes a file look as if it were eight days old. */
const ageFile = (path: string): Promise<void> => {
  const then = Date.now() / 1000 - 8 * 24 * 3600;
  return utimes(path, then, then);
};
const full = { name: 'PolyreelError', code: 'disk-full' };

describe.skipIf(!mayMount)('a full disk (needs the right to mount one)', () => {
  let [folder, disk] = ['', ''];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-full-'));
    disk = join(folder, 'disk');
    await mkdir(disk);
  });
  afterEach(async () => {
    unmount(disk);
    await rm(folder, { recursive: true, force: true });
  });

  it('of the store takes nothing half, says so, and takes it when there is room', async () => {
    mount(disk, '4m');
    const store = diskStore(join(disk, 'home'));
    await store.replace('results/a', noise(1000));
    await fill(disk, MiB);
    const file = join(folder, 'large');
    const bytes = noise(2 * MiB);
    for (const put of [
      () => store.create('results/b', bytes),
      () => store.replace('results/a', bytes),
      () => writeFile(file, bytes).then(() => store.create('results/b', { file })),
      () => writeFile(file, bytes).then(() => store.replace('results/a', { file })),
    ])
      await expect(put()).rejects.toMatchObject(full);
    expect((await store.read('results/a'))?.length).toBe(1000);
    expect([await listed(store, ''), await readdir(join(disk, 'home/aside'))]).toEqual([['results/a'], []]);
    await makeRoom(disk);
    await writeFile(file, bytes);
    expect(await store.create('results/b', { file })).toBe(true);
    expect((await collected(await store.stream('results/b')))?.equals(bytes)).toBe(true);
  });

  describe('of uploads', () => {
    const bytes = Buffer.concat([Buffer.from('film'), noise(3 * MiB)]);
    const digest = createHash('sha256').update(bytes).digest('hex');
    let service: TestService;
    const open = async (uploads: string, home: string): Promise<void> => {
      mount(disk, '4m');
      const store = diskStore(home);
      service = await openService({ uploads: diskUploads(uploads, store) }, store);
    };
    afterEach(() => service.close());

    const expectTaken = async (uploads: string): Promise<void> => {
      const { json } = await service.call('GET', MEDIA, { key: service.admin });
      expect(json.media).toMatchObject([{ file: 'farm.mp4', digest }]);
      const kept = await collected(await service.records.store.stream(mediaObject('farm', digest)));
      expect(kept?.equals(bytes)).toBe(true);
      expect(await readdir(uploads)).toEqual([]);
    };

    it('keeps what has come, says so, and goes on when there is room', async () => {
      const uploads = join(disk, 'uploads');
      await open(uploads, join(folder, 'home'));
      const at = await begin(service, bytes.length);
      await fill(disk, MiB);
      const { status, json } = await sendPart(service, at, 0, bytes);
      expect([status, json.code]).toEqual([507, 'disk-full']);
      const headers = { ...TUS, 'upload-length': '9', 'upload-metadata': named('other.mp4') };
      const other = await service.call('POST', MEDIA, { key: service.admin, headers });
      expect([other.status, other.json.code]).toEqual([507, 'disk-full']);
      const head = await service.call('HEAD', at, { key: service.admin, headers: TUS });
      const offset = Number(head.headers.get('upload-offset'));
      expect([head.status, offset > 0, offset < bytes.length]).toEqual([200, true, true]);
      await makeRoom(disk);
      expect((await sendPart(service, at, offset, bytes.subarray(offset))).status).toBe(204);
      // What was begun on the full disk, and never said to anybody, is swept like all that is old.
      for (const name of await readdir(uploads)) await ageFile(join(uploads, name));
      await service.services.uploads.sweep();
      await expectTaken(uploads);
    });

    it('keeps one that is whole until the store has room for it', async () => {
      const uploads = join(folder, 'uploads');
      await open(uploads, join(disk, 'home'));
      const at = await begin(service, bytes.length);
      await fill(disk, MiB);
      const { status, json } = await sendPart(service, at, 0, bytes);
      expect([status, json.code]).toEqual([507, 'disk-full']);
      expect((await readdir(join(disk, 'home/aside'))).length).toBe(0);
      await makeRoom(disk);
      expect((await service.call('HEAD', at, { key: service.admin, headers: TUS })).status).toBe(200);
      await expectTaken(uploads);
    });
  });

  it('of the queue says so, and loses no job that it took', async () => {
    mount(disk, '120m');
    const options = { folder: join(disk, 'queue'), onTrouble: () => {} };
    const job = (i: number): NewJob<object> => ({ id: `job-${i}`, data: { text: 'x'.repeat(200_000) }, priority: 5 });
    let queues = await pgliteQueues(options);
    const taken = new Set<number>();
    await fill(disk, MiB);
    let failure: unknown;
    for (let i = 0; i < 500 && !failure; i++)
      await queues
        .open<object>('steps')
        .add([job(i)])
        .then(
          () => taken.add(i),
          (error: unknown) => {
            failure = error;
          },
        );
    expect(failure).toMatchObject(full);
    expect(taken.size).toBeGreaterThan(0);
    await makeRoom(disk);
    await queues.close().catch(() => {});
    queues = await pgliteQueues(options);
    const steps = queues.open<object>('steps');
    for (const i of taken) expect(await steps.find(`job-${i}`), `job ${i}`).toMatchObject({ state: 'waiting' });
    await steps.add([job(1000)]);
    expect(await steps.find('job-1000')).toMatchObject({ state: 'waiting' });
    await queues.close();
  });
});
