import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Store, s3Store } from '../../src/adapters/store/s3.ts';
import { s3Uploads } from '../../src/adapters/uploads/s3.ts';
import { listAudit } from '../../src/documents/audit.ts';
import { mediaObject } from '../../src/documents/media.ts';
import type { Uploads } from '../../src/ports.ts';
import { collected, listed, noise } from '../adapters/store/contract/bench.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { begin, MEDIA, sendPart, TUS } from '../http/support/uploader.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';
import { filesIn } from '../support/folder.ts';
import { newBucket, plainClient } from '../support/s3-bucket.ts';
import { chances, rounds } from '../support/seed.ts';

const HOUR = 3_600_000;
const film = (bytes: number): Buffer => Buffer.concat([Buffer.from('film'), noise(bytes - 4)]);
/** More than one part, which joining needs. */
const bytes = film(9 * 2 ** 20);
const digest = createHash('sha256').update(bytes).digest('hex');
const FAULTS: readonly Fault[] = ['unavailable', 'cut-request', 'cut-answer', 'lost-answer', 'error-in-200'];

describe('uploads to a bucket that fails', () => {
  let [home, admin] = ['', ''];
  let place: Awaited<ReturnType<typeof newBucket>>;
  let proxy: FaultyProxy;
  let plain: S3Client;
  let store: S3Store;
  let service: TestService;
  let ahead = 0;
  let uploads: Uploads;

  const open = async (): Promise<void> => {
    const now = (): number => Date.now() + ahead;
    uploads = s3Uploads({ ...place, endpoint: proxy.endpoint }, store, join(home, 'copies'), now);
    const opened = await openService({ uploads }, store);
    admin ||= opened.admin;
    service = { ...opened, admin };
  };
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'polyreel-uploads-'));
    place = await newBucket();
    proxy = await startFaultyProxy(place.endpoint);
    plain = plainClient(place);
    store = s3Store({ ...place, endpoint: proxy.endpoint, cacheFolder: join(home, 'cache'), cacheBytes: 1e9 });
    await open();
  });
  afterAll(async () => {
    await service.close();
    await store.close();
    plain.destroy();
    await proxy.close();
    await rm(home, { recursive: true, force: true });
  });

  const openParts = async (): Promise<string[]> =>
    ((await plain.send(new ListMultipartUploadsCommand({ Bucket: place.bucket }))).Uploads ?? []).map(
      ({ Key = '' }) => Key,
    );
  /** From the nth request on, until it is told otherwise. @returns how many requests there were */
  const failFrom = (nth: number, fault: Fault): (() => number) => {
    let asked = 0;
    proxy.befall(() => (++asked >= nth ? fault : undefined));
    return () => asked;
  };
  const heal = (): void => proxy.befall(() => undefined);

  const comeBack = async (at: string): Promise<void> => {
    for (let offset = -1; offset < bytes.length; ) {
      const { status, headers } = await service.call('HEAD', at, { key: admin, headers: TUS });
      expect(status).toBe(200);
      const stands = Number(headers.get('upload-offset'));
      expect(stands).toBeGreaterThan(offset);
      offset = stands;
      if (offset < bytes.length) await sendPart(service, at, offset, bytes.subarray(offset));
    }
  };

  const expectTaken = async (file: string): Promise<void> => {
    const { json } = await service.call('GET', MEDIA, { key: admin });
    expect(json.media).toContainEqual(expect.objectContaining({ file, digest }));
    const content = await collected(await store.stream(mediaObject('farm', digest)));
    expect(content?.equals(bytes)).toBe(true);
    const lines = await listAudit({ store, now: () => new Date() }, new Date().toISOString().slice(0, 10));
    expect(lines.filter(({ detail }) => detail.file === file)).not.toEqual([]);
  };

  it('are complete when their client comes back, whatever befell their last request', async () => {
    const chance = chances('a bucket fails under uploads');
    const whole = failFrom(Number.POSITIVE_INFINITY, 'unavailable');
    const first = await begin(service, bytes.length, { name: 'first.mp4' });
    const before = whole();
    expect((await sendPart(service, first, 0, bytes)).status).toBe(204);
    const requests = whole() - before;
    for (let round = 0; round < rounds(3, 40); round++) {
      const name = `${round}.mp4`;
      const at = await begin(service, bytes.length, { name });
      const [nth, fault] = [1 + chance.below(requests), chance.pick(FAULTS)];
      failFrom(nth, fault);
      const { status } = await sendPart(service, at, 0, bytes);
      expect([204, 503], `${fault} from request ${nth} on`).toContain(status);
      heal();
      if (chance.number() < 0.5) {
        await service.close();
        await open();
      }
      if (status !== 204) await comeBack(at);
      await expectTaken(name);
    }
    ahead = 8 * 24 * HOUR;
    await uploads.sweep();
    ahead = 0;
    const copies = (await filesIn(join(home, 'copies'))).length;
    expect([await listed(store, 'uploads/'), await openParts(), copies]).toEqual([[], [], 0]);
  }, 1_200_000);

  it('are joined when their client comes back, where they could not be joined before', async () => {
    const at = await begin(service, bytes.length, { name: 'joined.mp4' });
    proxy.befall(({ method, url }) => (method === 'POST' && url.includes('uploadId=') ? 'unavailable' : undefined));
    expect((await sendPart(service, at, 0, bytes)).status).toBe(503);
    expect((await service.call('HEAD', at, { key: admin, headers: TUS })).status).toBe(503);
    heal();
    await service.close();
    await open();
    await comeBack(at);
    await expectTaken('joined.mp4');
    expect([await listed(store, 'uploads/'), await openParts()]).toEqual([[], []]);
  });

  it('lose their parts after a day where nobody knows of them any more, and no others do', async () => {
    const kept = await begin(service, bytes.length, { name: 'kept.mp4' });
    await sendPart(service, kept, 0, bytes.subarray(0, 8 * 2 ** 20));
    const lost = await begin(service, bytes.length, { name: 'lost.mp4' });
    await sendPart(service, lost, 0, bytes.subarray(0, 8 * 2 ** 20));
    const id = lost.split('/').at(-1) ?? '';
    // As of one that was ended between beginning its parts and writing down what they are for.
    await store.remove(`uploads/${id}.info`);
    await service.close();
    await open();
    proxy.befall(({ method, url }) => (method !== 'GET' && url.includes('uploadId=') ? 'unavailable' : undefined));
    const file = join(home, 'large');
    await writeFile(file, noise(17 * 2 ** 20));
    await expect(store.replace('results/aa/large', { file })).rejects.toThrow(/not answer/);
    heal();
    ahead = 23 * HOUR;
    await uploads.sweep();
    expect(await openParts()).toHaveLength(3);
    ahead = 25 * HOUR;
    await uploads.sweep();
    ahead = 0;
    expect(await openParts()).toEqual([`uploads/${kept.split('/').at(-1)}`]);
    await comeBack(kept);
    await expectTaken('kept.mp4');
  });
});
