import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from '../../src/commands/view.ts';
import { MATRICES, withMatrix } from './boxes.ts';
import { npmBuild } from './builds.ts';
import { makeFootage } from './numbered.ts';

/** A kind of footage, and when its pictures are shown: seconds after the first, as exact fractions of `[num, den]`. */
export interface Source {
  readonly name: string;
  readonly make: (folder: string) => Promise<string>;
  readonly count: number;
  readonly times: readonly (readonly [number, number])[];
  /** The number of the first picture that is shown; the others follow one by one. */
  readonly firstNumber?: number;
  /** A crop that leaves the numbers readable, where the kind could fail with one. */
  readonly crop?: Rectangle;
  /** Pixels of the upright picture, where not 96×64. */
  readonly size?: readonly [number, number];
}

const COUNT = 50;
const X264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '10'];
const steady = (rate: string, count = COUNT): readonly (readonly [number, number])[] => {
  const [num = 25, den = 1] = rate.split('/').map(Number);
  return Array.from({ length: count }, (_, index) => [index * den, num] as const);
};

const encoded = (
  name: string,
  file: string,
  rate: string,
  output: readonly string[],
  more: Partial<Source> = {},
): Source => ({
  name,
  count: COUNT,
  times: steady(rate, more.count ?? COUNT),
  make: (folder) => makeFootage({ path: join(folder, file), count: more.count ?? COUNT, rate, output }),
  ...more,
});

const rates: readonly Source[] = ['24000/1001', '24', '25', '30000/1001', '30', '50', '60'].map((rate) =>
  encoded(`${rate} pictures a second`, `rate${rate.replace('/', '-')}.mp4`, rate, [
    ...X264,
    '-g',
    '15',
    '-bf',
    '2',
    '-pix_fmt',
    'yuv420p',
  ]),
);

const milliseconds = Array.from(
  { length: COUNT },
  (_, index) => [index * 40 + ((index * index) % 7) * 5, 1000] as const,
);
const uneven = ['-vf', "settb=1/1000,setpts='N*40+mod(N*N\\,7)*5'", '-vsync', '0', '-enc_time_base', '1:1000'];

const openGroups = [
  ...X264,
  '-x264-params',
  'open-gop=1:keyint=12:min-keyint=12:scenecut=0:bframes=3',
  '-pix_fmt',
  'yuv420p',
];

/** Every kind of file that the conform promises to treat exactly. */
export const SOURCES: readonly Source[] = [
  ...rates,
  encoded('open groups in MP4', 'open.mp4', '25', openGroups),
  encoded('open groups in a transport stream that begins late', 'open.ts', '30000/1001', [
    ...openGroups,
    '-output_ts_offset',
    '100',
  ]),
  encoded('one long group', 'long.mp4', '25', [...X264, '-g', '250', '-pix_fmt', 'yuv420p'], { count: 120 }),
  encoded(
    'variable frame rate in MP4',
    'vfr.mp4',
    '25',
    [...uneven, ...X264, '-video_track_timescale', '1000', '-pix_fmt', 'yuv420p'],
    { times: milliseconds },
  ),
  encoded('variable frame rate in Matroska', 'vfr.mkv', '25', [...uneven, ...X264, '-g', '10', '-pix_fmt', 'yuv420p'], {
    times: milliseconds,
  }),
  {
    name: 'an edit list that hides the first pictures',
    count: COUNT - 12,
    firstNumber: 12,
    times: steady('25', COUNT - 12),
    make: async (folder) => {
      const whole = await makeFootage({
        path: join(folder, 'whole.mp4'),
        count: COUNT,
        rate: '25',
        output: [...X264, '-g', '50', '-bf', '0', '-pix_fmt', 'yuv420p'],
      });
      const path = join(folder, 'edit.mp4');
      await npmBuild.tool.run(['-y', '-ss', '0.48', '-i', whole, '-c', 'copy', '-avoid_negative_ts', 'disabled', path]);
      return path;
    },
  },
  ...(['90', '180', '270', 'mirrored', 'mirrored 90'] as const).map(
    (matrix): Source => ({
      name: `turned: ${matrix}`,
      count: COUNT,
      times: steady('30'),
      size: matrix.includes('90') || matrix.includes('270') ? [64, 96] : [96, 64],
      make: async (folder) => {
        const straight = await makeFootage({
          path: join(folder, 'straight.mp4'),
          count: COUNT,
          rate: '30',
          output: [...X264, '-g', '10', '-pix_fmt', 'yuv420p'],
        });
        return withMatrix(straight, join(folder, `turned-${matrix}.mp4`), MATRICES[matrix]);
      },
    }),
  ),
  encoded(
    'odd size, VP9 in WebM',
    'odd.webm',
    '30',
    ['-vf', 'scale=97:65', '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-g', '12', '-pix_fmt', 'yuv420p'],
    { size: [97, 65] },
  ),
  encoded('pixels that are not square', 'sar.mp4', '25', ['-vf', 'setsar=4/3', ...X264, '-pix_fmt', 'yuv420p'], {
    size: [128, 64],
  }),
  encoded('interlaced MPEG-2', 'fields.ts', '25', [
    '-c:v',
    'mpeg2video',
    '-q:v',
    '2',
    '-g',
    '12',
    '-bf',
    '2',
    '-flags',
    '+ildct+ilme',
    '-top',
    '1',
    '-pix_fmt',
    'yuv420p',
  ]),
  encoded('ten bits, ProRes', 'prores.mov', '24', ['-c:v', 'prores_ks', '-pix_fmt', 'yuv422p10le']),
  encoded('full range', 'full.mp4', '25', [...X264, '-pix_fmt', 'yuvj420p']),
  encoded('motion JPEG in AVI', 'mjpeg.avi', '15', ['-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj420p']),
  encoded('MPEG-4 with B-frames in AVI, which has no picture times', 'mpeg4.avi', '25', [
    '-c:v',
    'mpeg4',
    '-q:v',
    '2',
    '-bf',
    '2',
    '-g',
    '10',
    '-pix_fmt',
    'yuv420p',
  ]),
  encoded('VP8 in WebM', 'vp8.webm', '25', [
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
    '-b:v',
    '2M',
    '-g',
    '20',
    '-pix_fmt',
    'yuv420p',
  ]),
  encoded('WebM that does not say how long it is', 'live.webm', '25', [
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
    '-b:v',
    '2M',
    '-live',
    '1',
    '-pix_fmt',
    'yuv420p',
  ]),
  {
    name: 'size that changes in mid-stream',
    crop: { x: 2, y: 2, width: 92, height: 60 },
    count: 2 * COUNT,
    times: steady('25', 2 * COUNT),
    make: async (folder) => {
      const output = (offset: string): readonly string[] => [
        ...X264,
        '-bf',
        '0',
        '-g',
        '10',
        '-pix_fmt',
        'yuv420p',
        '-output_ts_offset',
        offset,
      ];
      const path = await makeFootage({
        path: join(folder, 'changing.ts'),
        count: COUNT,
        rate: '25',
        output: output('0'),
      });
      const small = ['-vf', "select='gte(n\\,50)',setpts=N/25/TB,scale=72:48", ...output('2')];
      const second = await makeFootage({
        path: join(folder, 'second.ts'),
        count: 2 * COUNT,
        rate: '25',
        output: small,
      });
      appendFileSync(path, readFileSync(second));
      return path;
    },
  },
];
