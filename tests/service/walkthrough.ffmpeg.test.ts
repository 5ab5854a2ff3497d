import { cp, mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoMedia } from '../support/demo-media.ts';
import { openStudio, probeFile, type Studio } from '../support/studio.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';
import { smallDemo, type Walk, walkThrough } from './support/walkthrough.ts';

let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let studio: Studio;
let walk: Walk;

beforeAll(async () => {
  folder = await newFolder();
  studio = await openStudio();
  const footage = await demoMedia();
  service = await startService(folder.path('home'));
  walk = await walkThrough(folder.path('walk'), service, footage);
}, 600_000);
afterAll(async () => {
  await service?.stop();
  await studio?.close();
  await folder?.remove();
});

it('a new user comes from the first key to the Czech film with curl alone, as the document says', () => {
  expect(walk.status, walk.err).toBe(0);
  expect(walk.out).toContain('"status":"ready"');
  expect(walk.out).toContain('rural-social-services.cs.360p.mp4: OK');
  expect(walk.out).toMatch(/#EXT-X-MEDIA:TYPE=SUBTITLES.*LANGUAGE="hr"/);
  expect(walk.out.match(/"state":"succeeded"/g)?.length).toBeGreaterThanOrEqual(3);
});

it('the film is the very same that the command line makes', async () => {
  await mkdir(studio.path('manifests'));
  await cp(resolve(import.meta.dirname, '../../subtitles'), studio.path('subtitles'), { recursive: true });
  await cp(await demoMedia(), studio.path('manifests/media'), { recursive: true });
  await writeFile(studio.path('manifests/demo.json'), await smallDemo());
  const { outputs } = await studio.render([studio.path('manifests/demo.json'), '--out', studio.path('out')]);
  const film = outputs.find(({ path }) => path === 'rural-social-services.cs.360p.mp4');
  expect(await walk.digest('rural-social-services.cs.360p.mp4')).toBe(film?.sha256);
}, 300_000);

it('the film has every frame, and the preview is a film of the seconds around its cue', async () => {
  const frames = async (name: string): Promise<number> => {
    const { streams } = await probeFile(folder.path(`walk/${name}`));
    return Number(streams.find(({ codec_type }) => codec_type === 'video')?.nb_read_packets);
  };
  expect(await frames('rural-social-services.cs.360p.mp4')).toBe(1642);
  expect(await frames('preview.mp4')).toBeGreaterThan(75);
  expect(await frames('preview.mp4')).toBeLessThan(600);
});
