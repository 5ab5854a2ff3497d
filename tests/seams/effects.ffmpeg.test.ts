import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rational } from '../../src/rational.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import { MATRICES, withMatrix } from '../footage/boxes.ts';
import { type Build, builds, npmBuild } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { factsOf } from '../footage/render.ts';
import { inSpans, type ShotAsk, shotFrames } from '../footage/shot.ts';
import { SWAP } from '../support/cubes.ts';
import { timelineOf } from '../support/project.ts';

const folder = testFolder();
const FRAMES = 50;
const paths = {
  plain: join(folder, 'plain.mp4'),
  deep: join(folder, 'deep.mkv'),
  odd: join(folder, 'odd.mkv'),
  phone: join(folder, 'phone.mp4'),
};
type Source = keyof typeof paths;
const SOURCES = Object.keys(paths) as Source[];

/** Pictures that move everywhere; plain ones, ten bits of BT.601, an odd number of lines, and a turned phone. */
beforeAll(async () => {
  const make = (path: string, format: string, size: string, ...tags: string[]) =>
    npmBuild.tool.run([
      ...[
        '-y',
        '-f',
        'lavfi',
        '-i',
        `testsrc2=s=${size}:r=30:d=3.2,noise=alls=12:allf=t+u`,
        '-pix_fmt',
        format,
        ...tags,
      ],
      ...(format === 'yuv420p' && size === '192x128'
        ? ['-c:v', 'libx264', '-bf', '3', '-g', '12']
        : ['-c:v', 'ffv1', '-g', '12']),
      path,
    ]);
  const bt709 = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
  await make(paths.plain, 'yuv420p', '192x128', ...bt709);
  await make(paths.deep, 'yuv422p10le', '192x128');
  await make(paths.odd, 'yuv420p', '191x127', ...bt709);
  withMatrix(paths.plain, paths.phone, MATRICES['mirrored 90']);
});

const table = join(folder, 'table.cube');
beforeAll(() => writeFile(table, SWAP));

const ask = async (build: Build, source: Source, fields: object): Promise<ShotAsk> => {
  const rate = rational(25);
  const facts = await factsOf(build, paths[source]);
  const format = { width: 160, height: 90, frameRate: '25' };
  const timeline = [{ clip: 'a', from: '1s', to: '3s', fit: 'blur', ...fields }];
  const lut = { digest: 'table', bytes: 1, container: 'cube', lut: { size: 2 } };
  const media = new Map<string, MediaFacts>([
    ['a', facts],
    ['l', lut],
  ]);
  const built = timelineOf({ format, timeline, media: { a: { file: 'a' }, l: { file: 'l.cube' } } }, media);
  const shot = built.timeline?.shots[0];
  if (!shot) throw new Error(JSON.stringify(built.problems));
  return {
    shot,
    rate,
    size: { width: 160, height: 90 },
    pathOf: (digest) => (digest === 'table' ? table : paths[source]),
    folder,
  };
};

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;

const EFFECTS: Readonly<Record<string, object>> = {
  blur: {
    blur: [
      { x: 21, y: 11, width: 61, height: 45, from: '1.4s', to: '2.2s' },
      { x: 60, y: 70, width: 40, height: 40 },
    ],
  },
  denoise: { denoise: 'strong', blur: [{ x: 21, y: 11, width: 61, height: 45, from: '1.4s', to: '2.2s' }] },
  color: { color: { exposure: 0.5, contrast: 1.3, saturation: 0.7, lut: 'l' } },
  stabilise: { stabilise: true, blur: [{ x: 21, y: 11, width: 61, height: 45, from: '1.4s', to: '2.2s' }] },
};

describe.each(builds)('$name', (build) => {
  describe.each(Object.entries(EFFECTS))('%s', (_, fields) => {
    it.each(SOURCES)('of %s gives the same frames in spans as in one go', async (source) => {
      const asked = await ask(build, source, fields);
      const whole = await shotFrames(build, asked, 0, FRAMES);
      const spans = await inSpans(build, asked, [0, 3, 12, 31, FRAMES]);
      expect(spans).toHaveLength(FRAMES);
      expect(spans.map((frame, i) => (same(frame, whole[i]) ? -1 : i)).filter((i) => i >= 0)).toEqual([]);
      const bare = await shotFrames(build, await ask(build, source, {}), 0, FRAMES);
      expect(whole.every((frame, i) => same(frame, bare[i]))).toBe(false);
    });
  });
});
