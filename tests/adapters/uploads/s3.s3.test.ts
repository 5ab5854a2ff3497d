import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from 'tus-js-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type S3Store, s3Store } from '../../../src/adapters/store/s3.ts';
import { s3Uploads } from '../../../src/adapters/uploads/s3.ts';
import { mediaObject } from '../../../src/documents/media.ts';
import { openService, type TestService } from '../../http/support/service.ts';
import { newTus, TUS_HEADERS, type Tus, uploadOf } from '../../http/support/tus.ts';
import { type FaultyProxy, startFaultyProxy } from '../../support/faulty-proxy.ts';
import { filesIn } from '../../support/folder.ts';
import { newBucket, plainClient } from '../../support/s3-bucket.ts';
import { collected, listed, noise } from '../store/contract/bench.ts';

const MiB = 2 ** 20;
const media = '/v1/documentaries/farm/media';
/** What the tool of these tests takes for a clip. */
const film = (bytes: number): Buffer => Buffer.concat([Buffer.from('film'), noise(bytes - 4)]);
const small = film(100_000);
const large = film(20 * MiB + 1);

describe('uploads straight to a bucket', () => {
  let [home, key] = ['', ''];
  let place: Awaited<ReturnType<typeof newBucket>>;
  let proxy: FaultyProxy;
  let plain: S3Client;
  let store: S3Store;
  let service: TestService;
  let tus: Tus;

  /** As after a restart: nothing is known of what was begun before. */
  const open = async (): Promise<void> => {
    const uploads = s3Uploads({ ...place, endpoint: proxy.endpoint }, store, join(home, 'copies'));
    service = await openService({ uploads }, store);
    key ||= service.admin;
    tus = newTus(service, key);
  };
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'polyreel-uploads-'));
    place = await newBucket();
    proxy = await startFaultyProxy(place.endpoint);
    plain = plainClient(place);
    store = s3Store({ ...place, endpoint: proxy.endpoint, cacheFolder: join(home, 'cache'), cacheBytes: 1e9 });
    key = '';
    await open();
  });
  afterEach(async () => {
    await service.close();
    await store.close();
    plain.destroy();
    await proxy.close();
    await rm(home, { recursive: true, force: true });
  });

  const left = (): Promise<string[]> => listed(store, 'uploads/');
  const begin = async (bytes: Uint8Array, name = 'a.mp4'): Promise<string> =>
    uploadOf(await tus.begin(bytes.length, name));
  const files = async (): Promise<{ file: string; digest: string }[]> =>
    (await service.call('GET', media, { key })).json.media;
  /** Parts that no join has made an object of. */
  const openParts = async (): Promise<number> =>
    (await plain.send(new ListMultipartUploadsCommand({ Bucket: place.bucket }))).Uploads?.length ?? 0;

  /** One medium, whole, and nothing that would be paid for besides. */
  const expectKept = async (bytes: Buffer): Promise<void> => {
    const [entry, ...more] = await files();
    expect(more).toEqual([]);
    const content = await store.stream(mediaObject('farm', entry?.digest ?? ''));
    expect((await collected(content))?.equals(bytes)).toBe(true);
    await expectNothingLeft();
  };
  const expectNothingLeft = async (): Promise<void> =>
    expect([await left(), await openParts(), await filesIn(join(home, 'copies'))]).toEqual([[], 0, []]);

  it('come in parts, and are kept by a copy within the store', async () => {
    const upload = await begin(large);
    const before = proxy.asked.length;
    expect((await tus.patch(upload, 0, large)).status).toBe(204);
    const asked = proxy.asked.slice(before);
    expect(asked.filter(({ url }) => url.includes('partNumber='))).toHaveLength(3);
    expect(
      asked.filter(({ method, url }) => method === 'PUT' && /\/media\/farm\/[0-9a-f]{64}(\?|$)/.test(url)),
    ).toHaveLength(1);
    await expectKept(large);
  });

  it('come from a tus client, in pieces smaller than a part may be', async () => {
    await new Promise<void>((resolve, reject) =>
      new Upload(small, {
        endpoint: service.url + media,
        headers: { authorization: `Bearer ${key}` },
        metadata: { filename: 'a.mp4' },
        chunkSize: 30_000,
        retryDelays: null,
        onError: reject,
        onSuccess: () => resolve(),
      }).start(),
    );
    await expectKept(small);
  });

  it('go on where they were cut off', async () => {
    const upload = await begin(large);
    await tus.cutOff(upload, 0, large.subarray(0, 9 * MiB), large.length);
    const offset = await tus.offset(upload);
    expect([offset > 0, offset <= 9 * MiB]).toEqual([true, true]);
    expect((await tus.patch(upload, offset, large.subarray(offset))).status).toBe(204);
    await expectKept(large);
  });

  it('go on after a restart of the service', async () => {
    const upload = await begin(large);
    await tus.patch(upload, 0, large.subarray(0, 9 * MiB));
    await service.close();
    await open();
    expect(await tus.offset(upload)).toBe(9 * MiB);
    expect((await tus.patch(upload, 9 * MiB, large.subarray(9 * MiB))).status).toBe(204);
    await expectKept(large);
  });

  it('that were whole but never checked are checked when their client comes back', async () => {
    const upload = await begin(small);
    const interrupted = Promise.reject(new DOMException('interrupted', 'AbortError'));
    interrupted.catch(() => {});
    service.tool.set({ hold: interrupted });
    expect((await tus.patch(upload, 0, small)).status).toBe(503);
    await service.close();
    await open();
    expect(await tus.offset(upload)).toBe(small.length);
    await expectKept(small);
  });

  it('are refused at a wrong offset, and when they are longer than announced', async () => {
    const upload = await begin(small);
    expect((await tus.patch(upload, 7, small)).status).toBe(409);
    expect((await tus.patch(upload, 0, Buffer.concat([small, small]))).status).toBe(413);
    expect(await tus.offset(upload)).toBe(0);
    expect((await tus.patch(upload.replace(/.{4}$/, '0000'), 0, small)).status).toBe(404);
  });

  it('that are no media leave nothing behind, nor do empty ones', async () => {
    for (const bytes of [Buffer.from('no film'), noise(9 * MiB), new Uint8Array()]) {
      const { status, json } = await tus.send('a.mp4', bytes);
      expect([status, json.code]).toEqual([422, 'bad-input']);
    }
    expect([await files(), await listed(store, 'media/')]).toEqual([[], []]);
    await expectNothingLeft();
  });

  it('can be given up, with all their parts', async () => {
    const upload = await begin(large);
    await tus.patch(upload, 0, large.subarray(0, 9 * MiB));
    expect((await service.call('DELETE', upload, { key, headers: TUS_HEADERS })).status).toBe(204);
    expect((await tus.patch(upload, 9 * MiB, large.subarray(9 * MiB))).status).toBe(404);
    await expectNothingLeft();
  });

  it('come two at once, and the same film twice', async () => {
    const answers = await Promise.all([tus.send('a.mp4', large), tus.send('b.mp4', small), tus.send('c.mp4', small)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await files()).map(({ file }) => file)).toEqual(['a.mp4', 'b.mp4', 'c.mp4']);
    expect((await listed(store, 'media/')).filter((name) => !name.endsWith('.json'))).toHaveLength(2);
    await expectNothingLeft();
  });

  it('are 503 while the store is away, never missing, and go on without a gap', async () => {
    const upload = await begin(large);
    const second = ({ url }: { url: string }): boolean => url.includes('partNumber=2');
    proxy.befall((asked) => (second(asked) ? 'unavailable' : undefined));
    const broken = await tus.patch(upload, 0, large);
    expect([broken.status, broken.headers.get('retry-after')]).toEqual([503, '5']);
    proxy.befall(() => 'unavailable');
    expect((await service.call('HEAD', upload, { key, headers: TUS_HEADERS })).status).toBe(503);
    proxy.befall(() => undefined);
    expect(await tus.offset(upload)).toBe(8 * MiB);
    expect((await tus.patch(upload, 8 * MiB, large.subarray(8 * MiB))).status).toBe(204);
    await expectKept(large);
  });
});
