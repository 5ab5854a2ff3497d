import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { clipInput, clipTiming } from '../../src/commands/conform.ts';
import { fitPicture } from '../../src/commands/fit.ts';
import type { View } from '../../src/commands/view.ts';
import { rational } from '../../src/rational.ts';
import { MATRICES, withMatrix } from '../footage/boxes.ts';
import { type Build, builds, npmBuild } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { type Film, filmOf, rawFrames } from '../footage/render.ts';

const folder = testFolder();
const COUNT = 60;
const paths: Record<string, string> = {};

/** Moving, detailed pictures: unlike numbers, they show a filter that looks at its neighbours. */
beforeAll(async () => {
  const moving = (rate: number): readonly string[] => ['-y', '-f', 'lavfi', '-i', `testsrc2=s=192x128:r=${rate}:d=4`];
  const x264 = [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-x264-params',
    'open-gop=1:keyint=12:min-keyint=12:bframes=3:scenecut=0',
    '-pix_fmt',
    'yuv420p',
  ];
  Object.assign(paths, {
    phone: join(folder, 'phone.mp4'),
    fields: join(folder, 'fields.ts'),
    wide: join(folder, 'wide.ts'),
  });
  const straight = join(folder, 'straight.mp4');
  await npmBuild.tool.run([...moving(30), ...x264, straight]);
  withMatrix(straight, paths.phone ?? '', MATRICES['mirrored 90']);
  const fields = [
    '-vf',
    'tinterlace=interleave_top,fieldorder=tff',
    '-c:v',
    'mpeg2video',
    '-q:v',
    '3',
    '-g',
    '12',
    '-bf',
    '2',
    '-flags',
    '+ildct+ilme',
    '-top',
    '1',
  ];
  await npmBuild.tool.run([...moving(50), ...fields, '-pix_fmt', 'yuv420p', paths.fields ?? '']);
  await npmBuild.tool.run([...moving(25), '-vf', 'setsar=64/45', ...x264, paths.wide ?? '']);
});

interface Ask {
  readonly first: number;
  readonly frames: number;
  readonly seek?: boolean;
  readonly threads?: number;
}

const SIZES = [
  { width: 160, height: 90 },
  { width: 80, height: 44 },
] as const;

const films = new Map<string, Promise<Film>>();
/** Probed once for each build: the probe is tested elsewhere. */
const probed = (build: Build, path: string): Promise<Film> => {
  const key = `${build.name} ${path}`;
  const film = films.get(key) ?? filmOf(build, path);
  films.set(key, film);
  return film;
};

/** One decode and one timing feed two sizes, as in a film of two renditions; both are stacked into one frame. */
const render = async (
  build: Build,
  path: string,
  view: View,
  { first, frames, seek = true, threads = 2 }: Ask,
): Promise<readonly Uint8Array[]> => {
  const { picture, container } = await probed(build, path);
  const use = { first, frames, seek, rate: rational(30_000, 1001), speed: rational(1) };
  const graph = [
    clipTiming(picture, use, { from: `0:${picture.stream}`, to: 'timed' }),
    '[timed]split[large][small]',
    fitPicture(picture, view, SIZES[0], { from: 'large', to: 'one' }),
    fitPicture(picture, view, SIZES[1], { from: 'small', to: 'two' }),
    '[two]pad=160:44[wide];[one][wide]vstack[out]',
  ].join(';');
  return rawFrames(build, clipInput(picture, use, { path, container, threads }), graph, {
    bytes: 160 * 134 * 1.5,
    format: 'yuv420p',
  });
};

const same = (part: readonly Uint8Array[], whole: readonly Uint8Array[], first: number): boolean =>
  part.every((frame, index) => Buffer.compare(frame, whole[first + index] ?? new Uint8Array()) === 0);

describe.each(builds)('$name', (build) => {
  describe.each(['phone', 'fields', 'wide'])('%s', (name) => {
    test.each([
      { fit: 'contain' },
      { fit: 'cover', rotate: 180 },
      { fit: 'blur' },
      { fit: 'contain', crop: { x: 20, y: 10, width: 81, height: 77 } },
    ] as const)('%o: spans are what one pass gives, at every size and number of threads', async (view) => {
      const whole = await render(build, paths[name] ?? '', view, { first: 0, frames: COUNT, seek: false, threads: 1 });
      expect(whole).toHaveLength(COUNT);
      for (const [first, frames, threads] of [
        [0, 7, 3],
        [7, 26, 1],
        [33, 27, 4],
      ] as const) {
        const part = await render(build, paths[name] ?? '', view, { first, frames, threads });
        expect(part).toHaveLength(frames);
        expect(same(part, whole, first)).toBe(true);
      }
    });
  });

  test('no field of another moment is left in an interlaced picture', async () => {
    const comb = (frame: Uint8Array): number => {
      let [next, after] = [0, 0];
      for (let index = 0; index < 160 * 80; index += 1) {
        next += Math.abs((frame[index] ?? 0) - (frame[index + 160] ?? 0));
        after += Math.abs((frame[index] ?? 0) - (frame[index + 320] ?? 0));
      }
      return next / after;
    };
    const film = await filmOf(build, paths.fields ?? '');
    const ask = { first: 20, frames: 5, rate: rational(25), speed: rational(1) };
    const graph = (interlaced: boolean): string =>
      `${clipTiming({ ...film.picture, interlaced }, ask, { from: '0:0', to: 't' })};[t]crop=160:90[out]`;
    const input = clipInput(film.picture, ask, { path: paths.fields ?? '', container: film.container });
    const format = { bytes: (160 * 90 * 3) / 2, format: 'yuv420p' };
    const [combed] = await rawFrames(build, input, graph(false), format);
    const [clean] = await rawFrames(build, input, graph(film.picture.interlaced), format);
    const [before, after] = [comb(combed ?? new Uint8Array()), comb(clean ?? new Uint8Array())];
    expect(after).toBeLessThan(before * 0.8);
  });
});
