import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mediaObject } from '../../../src/documents/media.ts';
import type { ObjectStore, Uploads } from '../../../src/ports.ts';
import { until } from '../../support/program.ts';
import { openService, type TestService } from './service.ts';
import { begin, MEDIA, sendFile, sendPart, TUS } from './uploader.ts';

export interface UploadPlace {
  readonly store: ObjectStore;
  /** The uploads as a process that has just started finds them. */
  readonly open: () => Uploads;
  /** Makes an upload look as if it had been begun eight days ago. */
  readonly age: (id: string) => Promise<void>;
  /** Whether anything of an upload is left. */
  readonly isEmpty: () => Promise<boolean>;
}

const MiB = 1024 ** 2;
let count = 0;
/** Bytes that the fake tool takes for a film, never the same twice. */
const film = (bytes: number): Uint8Array => {
  const content = new Uint8Array(bytes).fill(7);
  content.set(new TextEncoder().encode(`film ${++count}`));
  return content;
};
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What an upload promises, wherever it lands. */
export const uploadContract = (name: string, openPlace: () => Promise<UploadPlace>): void => {
  describe(`uploads ${name}`, () => {
    let place: UploadPlace;
    let service: TestService;
    let admin = '';
    const start = async (limits = {}): Promise<void> => {
      const opened = await openService({ uploads: place.open(), limits: { checks: 1, ...limits } }, place.store);
      // The first admin key is given once: later services stand on the same store.
      admin ||= opened.admin;
      service = { ...opened, admin };
    };

    beforeAll(async () => {
      place = await openPlace();
    });
    beforeEach(async () => {
      await start();
      return () => service.close();
    });
    afterAll(async () => expect(await place.isEmpty()).toBe(true));

    const media = async () => (await service.call('GET', MEDIA, { key: service.admin })).json.media;
    const found = async (bytes: Uint8Array) =>
      (await media()).find(({ digest }: { digest: string }) => digest === digestOf(bytes));
    const head = (at: string, key = service.admin) => service.call('HEAD', at, { key, headers: TUS });
    const give = (at: string) => service.call('DELETE', at, { key: service.admin, headers: TUS });

    it('become media when the last byte has come and was checked', async () => {
      const bytes = film(100);
      const at = await begin(service, 100, { name: 'média/farm.mp4'.normalize('NFD') });
      expect((await sendPart(service, at, 0, bytes.subarray(0, 60))).headers.get('upload-offset')).toBe('60');
      expect(await found(bytes)).toBeUndefined();
      expect((await head(at)).headers.get('upload-offset')).toBe('60');
      expect((await sendPart(service, at, 60, bytes.subarray(60))).status).toBe(204);
      expect(await found(bytes)).toMatchObject({ file: 'média/farm.mp4'.normalize('NFC'), bytes: 100, duration: 10 });
      const kept = await place.store.read(mediaObject('farm', digestOf(bytes)));
      expect(kept && Buffer.from(kept).equals(bytes)).toBe(true);
      expect(service.log()).not.toContain('"level":50');
    });

    it('come whole with their beginning, where a client sends them so', async () => {
      const bytes = film(80);
      const headers = { ...TUS, 'upload-length': '80', 'upload-metadata': `filename ${btoa('one.mp4')}` };
      const options = { key: service.admin, body: bytes };
      const type = { 'content-type': 'application/offset+octet-stream' };
      const answered = await service.call('POST', MEDIA, { ...options, headers: { ...headers, ...type } });
      expect([answered.status, answered.headers.get('upload-offset')]).toEqual([201, '80']);
      expect(await found(bytes)).toMatchObject({ file: 'one.mp4' });
    });

    it('are sent by tus-js-client in parts', async () => {
      const bytes = film(7 * MiB);
      const { sent } = await sendFile({ endpoint: service.url + MEDIA, key: service.admin, bytes, chunk: 2 * MiB });
      expect(sent).toBe(7 * MiB);
      expect(await found(bytes)).toMatchObject({ bytes: 7 * MiB });
    });

    it('go on where they stopped when the service has been started again', async () => {
      const bytes = film(14 * MiB);
      const sending = { bytes, key: admin, chunk: 2 * MiB };
      const { url } = await sendFile({ ...sending, endpoint: service.url + MEDIA, stopAfter: 8 * MiB });
      await service.close();
      await start();
      const from = service.url + new URL(url).pathname;
      const { sent } = await sendFile({ ...sending, endpoint: service.url + MEDIA, from });
      expect(sent).toBeLessThanOrEqual(6 * MiB);
      expect(await found(bytes)).toMatchObject({ bytes: 14 * MiB });
    });

    it('keep what had come when a client is cut off in the middle of a part', async () => {
      const bytes = film(3 * MiB);
      const at = await begin(service, bytes.length);
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
      const lines = [
        `PATCH ${at} HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${service.admin}`,
        'Tus-Resumable: 1.0.0',
        'Upload-Offset: 0',
        'Content-Type: application/offset+octet-stream',
        `Content-Length: ${bytes.length}`,
      ];
      await new Promise<void>((resolve) => socket.once('connect', resolve));
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      await new Promise<void>((resolve) => socket.write(bytes.subarray(0, MiB), () => resolve()));
      await new Promise((resolve) => setTimeout(resolve, 300));
      socket.resetAndDestroy();
      await until('what came is kept', async () => Number((await head(at)).headers.get('upload-offset')) > 0);
      const offset = Number((await head(at)).headers.get('upload-offset'));
      expect(offset).toBeLessThanOrEqual(MiB);
      expect((await sendPart(service, at, offset, bytes.subarray(offset))).status).toBe(204);
      expect(await found(bytes)).toBeDefined();
    });

    it('that are no media are refused with all problems, and nothing of them is kept', async () => {
      const at = await begin(service, 9, { name: 'fake.mp4' });
      const { status, json } = await sendPart(service, at, 0, 'not media');
      expect([status, json.code, json.problems.length]).toEqual([422, 'bad-input', 2]);
      expect((await head(at)).status).toBe(404);
      expect((await media()).map(({ file }: { file: string }) => file)).not.toContain('fake.mp4');
      const empty = { ...TUS, 'upload-length': '0', 'upload-metadata': `filename ${btoa('empty.mp4')}` };
      expect((await service.call('POST', MEDIA, { key: service.admin, headers: empty })).status).toBe(422);
    });

    it('that were whole when the service went down are checked when their client comes back', async () => {
      const [good, bad] = [film(50), new TextEncoder().encode('x'.repeat(50))];
      let release = (): void => {};
      service.tool.set({ hold: new Promise((resolve) => (release = resolve)) });
      const at = await begin(service, 50, { name: 'late.mp4' });
      const worse = await begin(service, 50, { name: 'worse.mp4' });
      const dataStore = place.open().dataStore;
      const { Readable } = await import('node:stream');
      // As a process leaves them that dies after the last byte.
      await dataStore.write(Readable.from([good]), at.split('/').at(-1) ?? '', 0);
      await dataStore.write(Readable.from([bad]), worse.split('/').at(-1) ?? '', 0);
      release();
      await service.close();
      await start();
      const answered = await head(at);
      expect([answered.status, answered.headers.get('upload-offset')]).toEqual([200, '50']);
      expect(await found(good)).toMatchObject({ file: 'late.mp4' });
      expect((await head(worse)).status).toBe(422);
    });

    it('tell a client whose answer was lost that all is well', async () => {
      const bytes = film(40);
      const at = await begin(service, 40);
      await sendPart(service, at, 0, bytes);
      expect([(await head(at)).status, (await head(at)).headers.get('upload-offset')]).toEqual([200, '40']);
      expect((await sendPart(service, at, 40, '')).status).toBe(204);
      expect((await sendPart(service, at, 0, bytes)).status).toBe(409);
    });

    it('are checked once, however often they are asked about, and no more at once than is allowed', async () => {
      let release = (): void => {};
      service.tool.set({ hold: new Promise((resolve) => (release = resolve)) });
      const all = [film(30), film(30), film(30)];
      const places = await Promise.all(all.map((_, i) => begin(service, 30, { name: `many-${i}.mp4` })));
      const answers = places.map((at, i) => sendPart(service, at, 0, all[i] ?? ''));
      await until('the first is checked', () => service.tool.running() === 1);
      const [first = ''] = places;
      const again = [head(first), head(first)];
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect((await give(first)).status).toBe(409);
      release();
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([204, 204, 204]);
      expect((await Promise.all(again)).map(({ status }) => status)).toEqual([200, 200]);
      expect([service.tool.most(), service.tool.probed()]).toEqual([1, 3]);
    });

    it('may be sent again under the same name, and under another', async () => {
      const bytes = film(20);
      for (const name of ['same.mp4', 'same.mp4', 'other.mp4'])
        expect((await sendPart(service, await begin(service, 20, { name }), 0, bytes)).status).toBe(204);
      const files = (await media()).filter(({ digest }: { digest: string }) => digest === digestOf(bytes));
      expect(files.map(({ file }: { file: string }) => file)).toEqual(['other.mp4', 'same.mp4']);
    });

    it('can be given up', async () => {
      const at = await begin(service, 9);
      expect((await give(at)).status).toBe(204);
      expect([(await head(at)).status, (await give(at)).status]).toEqual([404, 404]);
    });

    it('of another key, or of another documentary, are not there', async () => {
      const at = await begin(service, 9);
      const other = await service.key({ role: 'editor' });
      for (const [address, key] of [
        [at, other],
        [at.replace('/farm/', '/mill/'), service.admin],
        [`${MEDIA}/${'0'.repeat(32)}`, service.admin],
        [`${MEDIA}/..%2f..%2fx`, service.admin],
      ] as const) {
        expect((await head(address, key)).status, address).toBe(404);
        expect((await sendPart({ ...service, admin: key }, address, 0, 'film')).status, address).toBe(404);
        expect((await service.call('DELETE', address, { key, headers: TUS })).status, address).toBe(404);
      }
      expect((await give(at)).status).toBe(204);
    });

    it('are refused where the protocol is not kept', async () => {
      const at = await begin(service, 50);
      const part = (offset: number, body: string | Uint8Array, headers: Record<string, string> = {}) =>
        sendPart(service, at, offset, body, headers).then(({ status, json }) => `${status} ${json?.code}`);
      expect(await part(7, 'film')).toBe('409 conflict');
      expect(await part(0, 'film', { 'content-type': 'application/json' })).toBe('415 wrong-type');
      expect(await part(0, 'film', { 'tus-resumable': '0.2.2' })).toBe('400 bad-request');
      expect(await part(0, 'film', { 'upload-offset': 'x' })).toBe('400 bad-request');
      expect(await part(0, new Uint8Array(51))).toBe('413 too-large');
      const bare = { key: service.admin, body: 'film' };
      const type = { 'content-type': 'application/offset+octet-stream' };
      expect((await service.call('PATCH', at, { ...bare, headers: { ...TUS, ...type } })).status).toBe(400);
      const old = await service.call('PATCH', at, { ...bare, headers: { ...type, 'upload-offset': '0' } });
      expect([old.status, old.json.code]).toEqual([412, 'tus-version']);
      expect((await head(at)).headers.get('upload-offset')).toBe('0');
      await give(at);
    });

    it('need a name that a manifest can say', async () => {
      for (const metadata of [
        undefined,
        'filename',
        'filetype dmlkZW8=',
        'filename ***',
        'a b c',
        `filename ${btoa('../../x')}`,
        `filename ${btoa('/etc/passwd')}`,
        `filename ${btoa('a\nb')}`,
      ]) {
        const headers = { ...TUS, 'upload-length': '5', ...(metadata ? { 'upload-metadata': metadata } : {}) };
        expect((await service.call('POST', MEDIA, { key: service.admin, headers })).status, metadata).toBe(400);
      }
      const headers = { ...TUS, 'upload-metadata': `filename ${btoa('a.mp4')}` };
      for (const length of [{}, { 'upload-length': '-1' }, { 'upload-length': '1e3' }, { 'upload-concat': 'partial' }])
        expect(
          (await service.call('POST', MEDIA, { key: service.admin, headers: { ...headers, ...length } })).status,
        ).toBe(400);
      const large = { ...headers, 'upload-length': '500000000001' };
      expect((await service.call('POST', MEDIA, { key: service.admin, headers: large })).status).toBe(413);
    });

    it('of one key are no more than may be open, whichever process is asked', async () => {
      const limits = { openUploads: 3 };
      await service.close();
      await start(limits);
      const open = [await begin(service, 9), await begin(service, 9), await begin(service, 9)];
      await service.close();
      await start(limits);
      const other = { call: service.call, admin: await service.key({ role: 'editor' }) };
      const one = await begin(other, 9);
      await expect(begin(service, 9)).rejects.toThrow('"code":"too-many"');
      await give(open.pop() ?? '');
      open.push(await begin(service, 9));
      for (const at of open) expect((await give(at)).status).toBe(204);
      expect((await service.call('DELETE', one, { key: other.admin, headers: TUS })).status).toBe(204);
    });

    it('may have no length at first', async () => {
      const bytes = film(30);
      const headers = { ...TUS, 'upload-defer-length': '1', 'upload-metadata': `filename ${btoa('grow.mp4')}` };
      const { headers: told } = await service.call('POST', MEDIA, { key: service.admin, headers });
      const at = told.get('location') ?? '';
      expect((await sendPart(service, at, 0, bytes.subarray(0, 10))).status).toBe(204);
      expect((await sendPart(service, at, 10, bytes.subarray(10), { 'upload-length': '30' })).status).toBe(204);
      expect(await found(bytes)).toMatchObject({ file: 'grow.mp4' });
    });

    it('tell a client its own name of the file, when they end, and nothing of who sent them', async () => {
      const at = await begin(service, 9);
      const { headers } = await head(at);
      expect(headers.get('upload-metadata')).toBe(`filename ${btoa('farm.mp4')}`);
      const { headers: part } = await sendPart(service, at, 0, 'film');
      const week = Date.parse(part.get('upload-expires') ?? '') - Date.now();
      expect(Math.round(week / 86_400_000)).toBe(7);
      await give(at);
    });

    it('that stand still lose their connection, and nothing else', async () => {
      await service.close();
      await start({ uploadIdleMs: 300 });
      const at = await begin(service, 100);
      const lines = [
        `PATCH ${at} HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${service.admin}`,
        'Tus-Resumable: 1.0.0',
        'Upload-Offset: 0',
        'Content-Type: application/offset+octet-stream',
        'Content-Length: 100',
      ];
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () =>
          socket.write(`${lines.join('\r\n')}\r\n\r\nfilm`),
        );
        socket.on('error', () => {}).once('close', () => resolve());
      });
      expect((await head(at)).status).toBe(200);
      await give(at);
    });

    it('are swept when nobody goes on with them', async () => {
      const [young, old] = [await begin(service, 9), await begin(service, 9)];
      await sendPart(service, old, 0, 'film');
      await place.age(old.split('/').at(-1) ?? '');
      const opened = place.open();
      await opened.sweep();
      await service.close();
      await start();
      expect([(await head(young)).status, (await head(old)).status]).toEqual([200, 404]);
      await give(young);
    });
  });
};
