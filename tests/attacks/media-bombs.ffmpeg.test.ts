import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { runFfmpeg } from '../support/studio.ts';
import { withPeak } from './support/children.ts';
import { bmp, gif, jpegOf, png, wav } from './support/media-bombs.ts';

const folder = testFolder();
const path = (name: string): string => join(folder, name);
const put = (name: string, bytes: Uint8Array): void => writeFileSync(path(name), bytes);

const SMALL = 'testsrc=s=32x32:r=25:d=0.4';
/** Makes a file of one of ffmpeg's own sources. */
const draw = (source: string, output: readonly string[]): Promise<unknown> =>
  runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', source, ...output]);

/** Files that are to be refused, and files that are only strange. */
const REFUSED = [
  ...[
    'png-12k.png',
    'png-16k.png',
    'png-65535.png',
    'gif-65535.gif',
    'bmp-20k.bmp',
    'jpeg-65500.jpg',
    'streams.mov',
    'no-rate.wav',
  ],
];
const STRANGE = ['1x1.png', '16384x1.png', '1-hertz.wav', 'fast.mkv', 'titles.mkv', 'packets.wav', 'channels.wav'];

beforeAll(async () => {
  // ffmpeg itself refuses what has 2^28 pixels or more.
  put('png-12k.png', png(12_000, 12_000));
  put('png-16k.png', png(16_384, 16_384));
  put('png-65535.png', png(65_535, 65_535, 2000));
  put('gif-65535.gif', gif(65_535, 65_535));
  put('bmp-20k.bmp', bmp(20_000, 20_000));
  put('1x1.png', png(1, 1));
  put('16384x1.png', png(16_384, 1));
  put('channels.wav', wav(384, 48_000, 480));
  put('no-rate.wav', wav(2, 0, 480));
  put('1-hertz.wav', wav(1, 1, 3));
  put('packets.wav', wav(1, 4_000_000_000, 4_000_000));
  await draw(SMALL, ['-frames:v', '1', '-pix_fmt', 'yuvj420p', path('small.jpg')]);
  put('jpeg-65500.jpg', jpegOf(readFileSync(path('small.jpg')), 65_500, 65_500));
  const streams = Array.from({ length: 1_000 }, () => ['-map', '0:a']).flat();
  await draw('sine=d=0.1', [...streams, '-c:a', 'pcm_s16le', path('streams.mov')]);
  await draw('testsrc=s=32x32:r=1000000:d=0.001', ['-c:v', 'mjpeg', path('fast.mkv')]);
  const titles = Array.from({ length: 300 }, (_, i) => ['-metadata', `title${i}=${'x'.repeat(300)}`]).flat();
  await draw(SMALL, ['-c:v', 'mjpeg', ...titles, path('titles.mkv')]);
});

/** Megabytes that one ffmpeg may take for a file of a few kilobytes, and seconds that tell health from a hang. */
const [MOST_MEGABYTES, MOST_SECONDS] = [600, 120];

describe.each(builds)('a small file that is large inside, for $name', ({ tool }) => {
  const probe = async (name: string) => {
    const before = performance.now();
    const { result, megabytes } = await withPeak(() =>
      tool.probe({ path: path(name), name, at: '/media/a/file' }),
    ).catch((error: Error) => expect.unreachable(`${name}: ${error.message}`));
    expect([name, megabytes < MOST_MEGABYTES]).toEqual([name, true]);
    expect([name, (performance.now() - before) / 1000 < MOST_SECONDS]).toEqual([name, true]);
    return result;
  };

  it('is refused with words, within bounds of memory and time', { timeout: 300_000 }, async () => {
    for (const name of REFUSED) {
      const { facts, problems } = await probe(name);
      expect([name, facts, problems.map(({ severity }) => severity)]).toEqual([name, undefined, ['block']]);
    }
  });

  it('is told or read, within the same bounds, where it is only strange', { timeout: 300_000 }, async () => {
    for (const name of STRANGE) {
      const { facts, problems } = await probe(name);
      expect([name, facts !== undefined || problems.some(({ severity }) => severity === 'block')]).toEqual([
        name,
        true,
      ]);
    }
  });
});
