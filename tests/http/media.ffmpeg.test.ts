import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { makeClip } from '../support/studio.ts';
import { openService, type TestService } from './support/service.ts';
import { begin, MEDIA, sendPart, TUS } from './support/uploader.ts';
import { manifest } from './support/world.ts';

describe('uploads that the real ffmpeg checks', () => {
  let service: TestService;
  let folder: string;
  let clip: Uint8Array;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-media-'));
    await makeClip(join(folder, 'clip.mkv'), { seconds: 3 });
    clip = new Uint8Array(await readFile(join(folder, 'clip.mkv')));
    service = await openService({ tool: openMediaTool({}) });
  });
  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });

  const send = async (name: string, bytes: Uint8Array) => {
    const at = await begin(service, bytes.length, { name });
    const answered = await sendPart(service, at, 0, bytes);
    const { status } = await service.call('HEAD', at, { key: service.admin, headers: TUS });
    return { ...answered, left: status };
  };
  const kept = async (): Promise<string[]> => {
    const names: string[] = [];
    for await (const name of service.records.store.list('media/')) names.push(name);
    return names;
  };

  it('are refused where they were cut short, and nothing is kept', async () => {
    const { status, json, left } = await send('short.mkv', clip.subarray(0, Math.floor(clip.length / 2)));
    expect([status, left]).toEqual([422, 404]);
    expect(
      json.problems.map(({ code, severity }: { code: string; severity: string }) => `${severity} ${code}`),
    ).toEqual(['block media-truncated']);
    expect(await kept()).toEqual([]);
  });

  it('are refused where they are something else under a name of media', async () => {
    const playlist = '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n';
    for (const text of ['Dear editor,\nthe film follows.\n', playlist, 'ffconcat version 1.0\nfile /etc/passwd\n']) {
      const { status, json, left } = await send('film.mp4', new TextEncoder().encode(text));
      expect([status, left, json.problems.length > 0], text).toEqual([422, 404, true]);
      expect(json.detail).not.toContain(folder);
    }
    expect(await kept()).toEqual([]);
  });

  it('become media with their length, and the manifest that names them stands', async () => {
    const before = await service.call('PUT', '/v1/documentaries/farm/manifest', {
      key: service.admin,
      json: manifest('farm', { media: { clip: { file: 'clip.mkv' } }, timeline: [{ clip: 'clip', to: '9s' }] }),
    });
    expect([before.status, (await send('clip.mkv', clip)).status]).toEqual([201, 204]);
    const { json } = await service.call('GET', MEDIA, { key: service.admin });
    expect(json.media).toMatchObject([
      { file: 'clip.mkv', bytes: clip.length, duration: expect.closeTo(3, 1), problems: [] },
    ]);
    expect((await kept()).length).toBe(2);
    const after = await service.call('PUT', '/v1/documentaries/farm/manifest', {
      key: service.admin,
      json: manifest('farm', { media: { clip: { file: 'clip.mkv' } }, timeline: [{ clip: 'clip', to: '8s' }] }),
    });
    expect([after.status, after.json.problems[0].at]).toEqual([422, '/timeline/0/to']);
  });
});
