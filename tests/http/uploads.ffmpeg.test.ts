import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { diskUploads } from '../../src/adapters/uploads/disk.ts';
import { filesIn } from '../support/folder.ts';
import { until } from '../support/program.ts';
import { makeClip } from '../support/studio.ts';
import { openService, type TestService } from './support/service.ts';
import { newTus, TUS_HEADERS, type Tus, uploadOf } from './support/tus.ts';

const media = '/v1/documentaries/farm/media';
const tool = openMediaTool({});
let clips = '';
let clip: Buffer = Buffer.alloc(0);

beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'polyreel-clips-'));
  await makeClip(join(clips, 'clip.mp4'), { seconds: 2 });
  clip = await readFile(join(clips, 'clip.mp4'));
});
afterAll(() => rm(clips, { recursive: true, force: true }));

describe('uploads of footage', () => {
  let [home, key] = ['', ''];
  let service: TestService;
  let tus: Tus;

  const open = (): Promise<TestService> => {
    const store = diskStore(join(home, 'store'));
    return openService({ tool, uploads: diskUploads(join(home, 'uploads'), store) }, store);
  };
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'polyreel-uploads-'));
    service = await open();
    key = service.admin;
    tus = newTus(service, key);
  });
  afterEach(async () => {
    await service.close();
    await rm(home, { recursive: true, force: true });
  });

  const files = async (): Promise<string[]> => (await service.call('GET', media, { key })).json.media.map(nameOf);
  const nameOf = ({ file }: { file: string }): string => file;
  const originals = async (): Promise<string[]> =>
    (await filesIn(join(home, 'store', 'media'))).filter((path) => !path.endsWith('.json'));
  const uploads = (): Promise<string[]> => filesIn(join(home, 'uploads'));
  const begin = async (length = clip.length, name = 'clip.mp4'): Promise<string> =>
    uploadOf(await tus.begin(length, name));

  const sendByClient = (more: Partial<ConstructorParameters<typeof Upload>[1]> = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const upload = new Upload(clip, {
        endpoint: service.url + media,
        headers: { authorization: `Bearer ${key}` },
        metadata: { filename: 'clip.mp4' },
        retryDelays: null,
        onError: reject,
        onSuccess: () => resolve(upload.url ?? ''),
        ...more,
      });
      upload.start();
    });

  it('come whole from a tus client, and are media then', async () => {
    await sendByClient({ chunkSize: 30_000 });
    const [entry] = (await service.call('GET', media, { key })).json.media;
    expect(entry).toMatchObject({ file: 'clip.mp4', bytes: clip.length, duration: expect.closeTo(2, 1), problems: [] });
    expect((await originals()).map((path) => path.split('/').at(-1))).toEqual([entry.digest]);
    expect(await uploads()).toEqual([]);
  });

  it('have an address that holds as it is, and one that begins as the service is told', async () => {
    const { headers } = await tus.begin(10, 'a.mp4');
    expect(headers.get('location')).toMatch(new RegExp(`^${service.url}${media}/[0-9a-f]{32}$`));
    const behind = await openService({ publicUrl: 'https://films.example/polyreel' });
    const begun = await newTus(behind, behind.admin).begin(10, 'a.mp4');
    expect(begun.headers.get('location')).toMatch(
      /^https:\/\/films\.example\/polyreel\/v1\/documentaries\/farm\/media\//,
    );
    await behind.close();
  });

  it('go on where they were cut off', async () => {
    const upload = await begin();
    await tus.cutOff(upload, 0, clip.subarray(0, 50_000), clip.length);
    const offset = await tus.offset(upload);
    expect([offset > 0, offset <= 50_000]).toEqual([true, true]);
    await sendByClient({ uploadUrl: service.url + upload });
    expect(await files()).toEqual(['clip.mp4']);
  });

  it('go on after the service was closed in the middle, and built anew', async () => {
    const upload = await begin();
    await tus.patch(upload, 0, clip.subarray(0, 40_000));
    const waiting = fetch(service.url + upload, {
      method: 'PATCH',
      headers: {
        ...{ ...TUS_HEADERS, authorization: `Bearer ${key}`, 'upload-offset': '40000' },
        ...{ 'content-type': 'application/offset+octet-stream' },
      },
      body: slow(clip.subarray(40_000, 60_000)),
      duplex: 'half',
    } as RequestInit).then(
      () => 'answered',
      () => 'broken off',
    );
    await until(
      'the part arrives',
      async () => (await readFile(join(home, 'uploads', idOf(upload)))).length === 60_000,
    );
    await service.close();
    expect(await waiting).toBe('broken off');
    service = await open();
    tus = newTus(service, key);
    const offset = await tus.offset(upload);
    expect(offset).toBe(60_000);
    expect((await tus.patch(upload, offset, clip.subarray(offset))).status).toBe(204);
    expect(await files()).toEqual(['clip.mp4']);
  });

  it('that were whole but never checked are checked when their client comes back', async () => {
    const upload = await begin();
    await tus.patch(upload, 0, clip.subarray(0, -1));
    await writeFile(join(home, 'uploads', idOf(upload)), clip);
    expect(await tus.offset(upload)).toBe(clip.length);
    expect(await files()).toEqual(['clip.mp4']);
    // The answer may be lost again.
    expect(await tus.offset(upload)).toBe(clip.length);
    expect((await tus.patch(upload, clip.length, new Uint8Array())).status).toBe(204);
  });

  it('are refused at a wrong offset, of a wrong type, and when they are longer than announced', async () => {
    const upload = await begin();
    const wrong = await tus.patch(upload, 7, clip);
    expect([wrong.status, wrong.json.code]).toEqual([409, 'conflict']);
    const headers = { ...TUS_HEADERS, 'upload-offset': '0', 'content-type': 'video/mp4' };
    expect((await service.call('PATCH', upload, { key, body: clip, headers })).status).toBe(415);
    const long = await tus.patch(upload, 0, Buffer.concat([clip, clip]));
    expect([long.status, long.json.code]).toEqual([413, 'too-large']);
    expect((await tus.begin(600e9, 'a.mp4')).status).toBe(413);
    expect(await tus.offset(upload)).toBe(0);
  });

  it('need a name that a file may have, a length, and the version of the protocol', async () => {
    expect((await tus.begin(10)).status).toBe(400);
    for (const name of [
      '',
      '../x.mp4',
      '/etc/passwd',
      'a/../../b.mp4',
      'C:\\films\\a.mp4',
      '..',
      'a\u0000.mp4',
      'https://x.org/a.mp4',
    ]) {
      const { status, json } = await tus.begin(10, name);
      expect([status, json.problems.length], name).toEqual([400, 1]);
    }
    const begin = (headers: Record<string, string>) => service.call('POST', media, { key, headers });
    expect((await begin(TUS_HEADERS)).status).toBe(400);
    expect((await begin({ ...TUS_HEADERS, 'upload-length': '-3' })).status).toBe(400);
    expect((await begin({ 'upload-length': '10' })).status).toBe(412);
    expect(await uploads()).toEqual([]);
  });

  it('that are no whole media are told so, and nothing of them is kept', async () => {
    const cut = join(clips, 'cut.mp4');
    await writeFile(cut, clip);
    await truncate(cut, clip.length - 4_000);
    const fakes: Record<string, Uint8Array> = {
      'cut.mp4': await readFile(cut),
      'list.mp4': Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n'),
      'concat.mp4': Buffer.from(`ffconcat version 1.0\nfile '${join(clips, 'clip.mp4')}'\n`),
      'words.mp4': Buffer.from('Good day.\n'.repeat(500)),
      'empty.mp4': new Uint8Array(),
    };
    for (const [name, bytes] of Object.entries(fakes)) {
      const { status, json } = await tus.send(name, bytes);
      expect([status, json.code, json.problems[0].at], name).toEqual([422, 'bad-input', name]);
      expect(json.problems[0].message, name).toContain(name);
    }
    expect([await files(), await uploads(), await filesIn(join(home, 'store', 'media'))]).toEqual([[], [], []]);
    expect(await filesIn(join(home, 'store', 'documentaries', 'farm', 'media'))).toEqual([]);
  });

  it('of the same film twice are one original, under as many names as were given', async () => {
    for (const name of ['clip.mp4', 'clip.mp4', 'same.mp4']) expect((await tus.send(name, clip)).status).toBe(204);
    expect(await files()).toEqual(['clip.mp4', 'same.mp4']);
    expect([(await originals()).length, await uploads()]).toEqual([1, []]);
  });

  it('may be called what people call them', async () => {
    const decomposed = 'Příběh č. 1 – начало.mp4'.normalize('NFD');
    for (const name of [decomposed, 'shots/мельница 🎬.mp4']) expect((await tus.send(name, clip)).status).toBe(204);
    expect(await files()).toEqual([decomposed.normalize('NFC'), 'shots/мельница 🎬.mp4'].sort());
    const upload = await begin(10, 'č.mp4');
    const { headers } = await service.call('HEAD', upload, { key, headers: TUS_HEADERS });
    expect(headers.get('upload-metadata')).toBe(`filename ${Buffer.from('č.mp4').toString('base64')}`);
  });

  it('are there for the key that began them only, and for its documentaries', async () => {
    const upload = await begin();
    const other = await service.key({ role: 'editor' });
    const elsewhere = await service.key({ role: 'editor', documentaries: ['mill'] });
    for (const stranger of [other, elsewhere]) {
      const theirs = newTus(service, stranger);
      expect((await theirs.patch(upload, 0, clip)).status).toBe(404);
      for (const method of ['HEAD', 'DELETE'])
        expect((await service.call(method, upload, { key: stranger, headers: TUS_HEADERS })).status).toBe(404);
    }
    expect((await newTus(service, elsewhere).begin(10, 'a.mp4')).status).toBe(404);
    expect((await tus.patch(upload.replace('/farm/', '/mill/'), 0, clip)).status).toBe(404);
    expect(await tus.offset(upload)).toBe(0);
  });

  it('can be given up', async () => {
    const upload = await begin();
    await tus.patch(upload, 0, clip.subarray(0, 1_000));
    expect((await service.call('DELETE', upload, { key, headers: TUS_HEADERS })).status).toBe(204);
    expect(await uploads()).toEqual([]);
    expect((await tus.patch(upload, 1_000, clip.subarray(1_000))).status).toBe(404);
  });

  it('come two at once, of different files and of the same', async () => {
    const answers = await Promise.all([
      tus.send('a.mp4', clip),
      tus.send('b.mp4', clip),
      tus.send('fake.mp4', Buffer.from('no film')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 422]);
    expect([await files(), (await originals()).length, await uploads()]).toEqual([['a.mp4', 'b.mp4'], 1, []]);
  });
});

const idOf = (upload: string): string => upload.split('/').at(-1) ?? '';

/** Sends some bytes and then nothing more, without an end. */
const slow = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({ start: (controller) => controller.enqueue(bytes) });
