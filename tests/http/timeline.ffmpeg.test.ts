import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { apart, pixelsOf } from '../support/pixels.ts';
import { makeClip } from '../support/studio.ts';
import { openService } from './support/service.ts';
import { begin, sendPart } from './support/uploader.ts';
import { manifest } from './support/world.ts';

it('pictures of shots are those of the film', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-shots-'));
  const service = await openService({ tool: openMediaTool({}) }, diskStore(join(folder, 'store')));
  try {
    await makeClip(join(folder, 'a.mp4'), { seconds: 2 });
    const bytes = new Uint8Array(await readFile(join(folder, 'a.mp4')));
    await sendPart(service, await begin(service, bytes.length, { name: 'a.mp4' }), 0, bytes);
    const json = manifest('farm', {
      media: { a: { file: 'a.mp4' } },
      timeline: [{ card: { title: '', background: '#c81e28' }, duration: '2s' }, { clip: 'a' }],
    });
    const put = await service.call('PUT', '/v1/documentaries/farm/manifest', { key: service.admin, json });
    expect(put.status).toBe(201);
    const pixels = async (name: string) => {
      const { bytes: jpeg } = await service.call('GET', `/v1/documentaries/farm/timeline/${name}`, {
        key: service.admin,
      });
      await writeFile(join(folder, 'shot.jpg'), jpeg);
      return pixelsOf(join(folder, 'shot.jpg'));
    };
    const card = await pixels('0.jpg');
    expect([card.width, card.height]).toEqual([160, 90]);
    expect(apart(card.at(80, 45), [200, 30, 40])).toBeLessThanOrEqual(4);
    const clip = await pixels('1.jpg?width=320');
    expect([clip.width, clip.height]).toEqual([320, 180]);
    expect(new Set(clip.gray).size).toBeGreaterThan(20);
  } finally {
    await service.close();
    await rm(folder, { recursive: true, force: true });
  }
});
