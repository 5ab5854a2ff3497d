import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitPicture } from '../../src/commands/fit.ts';
import type { Size, View } from '../../src/commands/view.ts';
import { rational } from '../../src/rational.ts';
import type { PictureFacts } from '../../src/timeline/facts.ts';
import { MATRICES, withMatrix } from '../footage/boxes.ts';
import { type Build, builds, npmBuild } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { clipFrames, filmOf, rawFrames } from '../footage/render.ts';

const folder = testFolder();

const facts = (part: Partial<PictureFacts>): PictureFacts =>
  ({
    width: 96,
    height: 64,
    sampleAspect: [1, 1],
    turn: 0,
    mirror: false,
    alpha: false,
    color: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
    ...part,
  }) as PictureFacts;

interface Planes extends Size {
  readonly bytes: Uint8Array;
}
type Pixel = readonly [y: number, u: number, v: number];

const pixelAt = ({ bytes, width, height }: Planes, x: number, y: number): Pixel => {
  const chroma = width * height + (y >> 1) * (width >> 1) + (x >> 1);
  return [bytes[y * width + x] ?? 0, bytes[chroma] ?? 0, bytes[chroma + (width * height) / 4] ?? 0];
};

/** One frame of a generated picture in a given format, as the view shows it. */
const show = async (build: Build, lavfi: string, known: PictureFacts, view: View, size: Size): Promise<Planes> => {
  const graph = `${lavfi}[made];${fitPicture(known, view, size, { from: 'made', to: 'fit' })};[fit]trim=end_frame=1[out]`;
  const [bytes] = await rawFrames(build, [], graph, { bytes: (size.width * size.height * 3) / 2, format: 'yuv420p' });
  return { ...size, bytes: bytes ?? new Uint8Array() };
};

const expectNear = (got: Pixel, want: Pixel, tolerance = 2): void => {
  for (const [index, value] of want.entries())
    expect(Math.abs((got[index] ?? 0) - value), `${got} for ${want}`).toBeLessThanOrEqual(tolerance);
};

/** ITU-R BT.601 and BT.709, from 8-bit RGB to 8-bit Y'CbCr. */
const encode = ([r, g, b]: readonly [number, number, number], kr: number, kb: number, full: boolean): Pixel => {
  const luma = kr * r + (1 - kr - kb) * g + kb * b;
  const [ys, cs, base] = full ? [1, 1, 0] : [219 / 255, 224 / 255, 16];
  const part = (value: number): number => Math.round(128 + value * cs);
  return [Math.round(base + luma * ys), part((b - luma) / (2 - 2 * kb)), part((r - luma) / (2 - 2 * kr))];
};
const CLAY = [200, 90, 60] as const;
const IN_FILM = encode(CLAY, 0.2126, 0.0722, false);

const solid = (format: string, [y, u, v]: Pixel): string =>
  `color=black:s=96x64,format=${format},geq=lum=${y}:cb=${u}:cr=${v}`;

describe.each(builds)('$name', (build) => {
  describe('the same colour comes out of', () => {
    test.each([
      ['BT.709, limited', 'yuv420p', encode(CLAY, 0.2126, 0.0722, false), { range: 'limited', matrix: 'bt709' }],
      ['BT.709, full', 'yuvj420p', encode(CLAY, 0.2126, 0.0722, true), { range: 'full', matrix: 'bt709' }],
      ['BT.601, limited', 'yuv422p', encode(CLAY, 0.299, 0.114, false), { range: 'limited', matrix: 'bt601' }],
      ['BT.601, full', 'yuvj422p', encode(CLAY, 0.299, 0.114, true), { range: 'full', matrix: 'bt601' }],
    ] as const)('%s', async (_, format, pixel, color) => {
      const known = facts({ color: { primaries: 'bt709', transfer: 'bt709', ...color } });
      const shown = await show(build, solid(format, pixel), known, { fit: 'contain' }, { width: 96, height: 64 });
      expectNear(pixelAt(shown, 40, 30), IN_FILM);
    });

    test('RGB, and RGB behind a transparent layer that is opaque', async () => {
      const rgb = { range: 'full', matrix: 'rgb', primaries: 'bt709', transfer: 'bt709' } as const;
      const made = `color=0x${CLAY.map((value) => value.toString(16)).join('')}:s=96x64,format=rgba`;
      for (const alpha of [false, true]) {
        const shown = await show(
          build,
          made,
          facts({ color: rgb, alpha }),
          { fit: 'contain' },
          { width: 96, height: 64 },
        );
        expectNear(pixelAt(shown, 40, 30), IN_FILM);
      }
    });
  });

  test('what is half transparent is half as bright, over black', async () => {
    const rgb = { range: 'full', matrix: 'rgb', primaries: 'bt709', transfer: 'bt709' } as const;
    const made = 'color=white:s=96x64,format=rgba,colorchannelmixer=aa=0.5';
    const shown = await show(
      build,
      made,
      facts({ color: rgb, alpha: true }),
      { fit: 'cover' },
      { width: 48, height: 32 },
    );
    expectNear(pixelAt(shown, 20, 10), [16 + 219 / 2, 128, 128], 2);
  });

  test.each([
    // Code values of SMPTE ST 2084 in ten bits, limited: black, 26, 203 and 1000 cd/m².
    [
      'smpte2084',
      [
        [64, 16, 18],
        [400, 70, 120],
        [573, 175, 232],
        [723, 225, 235],
      ],
    ],
    // Of ARIB STD-B67: black, a face, diffuse white, the peak.
    [
      'arib-std-b67',
      [
        [64, 16, 18],
        [400, 80, 140],
        [721, 185, 235],
        [940, 225, 235],
      ],
    ],
  ] as const)('HDR (%s) keeps its blacks, its middle and its order, and white is white', async (transfer, steps) => {
    const color = { range: 'limited', matrix: 'bt2020', primaries: 'bt2020', transfer } as const;
    let before = 0;
    for (const [code, low, high] of steps) {
      const made = `${solid('yuv420p10le', [code, 512, 512])}`;
      const shown = await show(build, made, facts({ color }), { fit: 'contain' }, { width: 96, height: 64 });
      const [y, u, v] = pixelAt(shown, 40, 30);
      expect(y, `code ${code}`).toBeGreaterThanOrEqual(Math.max(low, before));
      expect(y, `code ${code}`).toBeLessThanOrEqual(high);
      expectNear([y, u, v], [y, 128, 128], 2);
      before = y;
    }
  });

  test('contain keeps the whole picture between black bars', async () => {
    const shown = await show(
      build,
      solid('yuv420p', [180, 100, 150]),
      facts({}),
      { fit: 'contain' },
      { width: 160, height: 64 },
    );
    expectNear(pixelAt(shown, 30, 30), [16, 128, 128], 0);
    expectNear(pixelAt(shown, 34, 30), [180, 100, 150], 1);
    expectNear(pixelAt(shown, 125, 30), [180, 100, 150], 1);
    expectNear(pixelAt(shown, 130, 30), [16, 128, 128], 0);
  });

  test('blur shows the whole picture on darker, softer sides of its own colour', async () => {
    const shown = await show(
      build,
      solid('yuv420p', [180, 100, 150]),
      facts({}),
      { fit: 'blur' },
      { width: 160, height: 64 },
    );
    expectNear(pixelAt(shown, 80, 30), [180, 100, 150], 1);
    expectNear(pixelAt(shown, 10, 30), [16 + (180 - 16) * 0.45, 128 - 28 * 0.7, 128 + 22 * 0.7], 2);
  });

  test('cover and crop show the part that they name', async () => {
    const left = 'color=black:s=96x64,format=yuv420p,geq=lum=if(lt(X\\,48)\\,200\\,50):cb=128:cr=128';
    const covered = await show(build, left, facts({}), { fit: 'cover' }, { width: 64, height: 64 });
    expect([pixelAt(covered, 4, 30)[0], pixelAt(covered, 60, 30)[0]]).toEqual([200, 50]);
    const crop = { x: 0, y: 0, width: 40, height: 64 };
    const cropped = await show(build, left, facts({}), { fit: 'cover', crop }, { width: 40, height: 64 });
    expect([pixelAt(cropped, 2, 30)[0], pixelAt(cropped, 38, 30)[0]]).toEqual([200, 200]);
    const turned = await show(build, left, facts({}), { fit: 'contain', rotate: 90 }, { width: 64, height: 96 });
    expect([pixelAt(turned, 30, 4)[0], pixelAt(turned, 30, 90)[0]]).toEqual([200, 50]);
  });
});

describe.skipIf(builds.length < 2)('orientation (needs /usr/bin/ffmpeg, which turns and mirrors by itself)', () => {
  test.each(Object.entries(MATRICES))('%s is what a player shows', async (name, matrix) => {
    const [, system] = builds;
    if (!system) throw new Error('no second build');
    const straight = join(folder, 'straight.mp4');
    const made = ['-f', 'lavfi', '-i', 'testsrc2=s=96x64:d=0.2', '-c:v', 'libx264', '-qp', '0', '-pix_fmt', 'yuv420p'];
    await npmBuild.tool.run(['-y', ...made, straight]);
    const path = withMatrix(straight, join(folder, `${name}.mp4`), matrix);
    const size = name.includes('90') || name.includes('270') ? { width: 64, height: 96 } : { width: 96, height: 64 };
    const player = ['-i', `file:${path}`];
    const scale =
      '[0:v]scale=in_color_matrix=bt601:out_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int+bitexact[out]';
    const want = await rawFrames(system, player, scale, { bytes: (96 * 64 * 3) / 2, format: 'yuv420p' });
    const use = { first: 0, frames: want.length, rate: rational(25), speed: rational(1) };
    const got = await clipFrames(system, await filmOf(system, path), path, use, size, { fit: 'contain' });
    const difference = (got[1] ?? new Uint8Array()).reduce(
      (sum, value, index) => sum + Math.abs(value - (want[1]?.[index] ?? 0)),
      0,
    );
    expect(difference / (96 * 64 * 1.5)).toBeLessThan(1.5);
  });
});
