import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { withExifOrientation } from '../../footage/boxes.ts';
import { builds, npmBuild } from '../../footage/builds.ts';
import { testFolder } from '../../footage/folder.ts';
import { makeFootage } from '../../footage/numbered.ts';
import { factsOf } from '../../footage/render.ts';

const folder = testFolder();
const X264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '10', '-sc_threshold', '0', '-pix_fmt', 'yuv420p'];
const TONE = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=2'];
const make = (name: string, output: readonly string[], inputs: readonly string[] = [], count = 50): Promise<string> =>
  makeFootage({ path: join(folder, name), count, rate: '25', inputs, output });

let [plain, cover, twoStreams, surround, transport, webm] = ['', '', '', '', '', ''];
beforeAll(async () => {
  plain = await make('plain.mp4', [...X264, '-c:a', 'aac', '-movflags', '+faststart'], TONE);
  const picture = join(folder, 'cover.png');
  await npmBuild.tool.run(['-y', '-f', 'lavfi', '-i', 'color=red:s=32x32', '-frames:v', '1', picture]);
  const covered = ['-map', '1', '-map', '0', ...X264, '-c:v:0', 'png', '-disposition:v:0', 'attached_pic'];
  cover = await make('cover.mp4', covered, ['-i', picture]);
  const two = [
    '-map',
    '0',
    '-map',
    '0',
    ...X264,
    '-s:v:0',
    '32x32',
    '-disposition:v:0',
    '0',
    '-disposition:v:1',
    'default',
  ];
  twoStreams = await make('two.mkv', two);
  surround = await make('surround.mov', ['-map', '0', '-map', '1', ...X264, '-c:a', 'pcm_s16le', '-ac', '6'], TONE);
  transport = await make('late.ts', [...X264, '-c:a', 'mp2', '-output_ts_offset', '60'], TONE);
  webm = await make('length.mkv', [...X264, '-c:a', 'libopus'], TONE);
});

// Probes of other test files come and go beside us in the system's folder.
process.env.TMPDIR = join(folder, 'temporary');
mkdirSync(process.env.TMPDIR);
const temporary = (): readonly string[] => readdirSync(tmpdir());

describe.each(builds)('$name', (build) => {
  const probe = (path: string) => build.tool.probe({ path, name: 'media/film', at: '/media/film/file' });

  test('gives times of decoded pictures, key pictures and sound', async () => {
    const { picture, sound, container, bytes, digest } = await factsOf(build, plain);
    expect(container).toContain('mp4');
    expect([bytes, digest.length]).toEqual([readFileSync(plain).length, 64]);
    expect(picture).toMatchObject({
      codec: 'h264',
      width: 96,
      height: 64,
      still: false,
      alpha: false,
      interlaced: false,
    });
    expect(picture).toMatchObject({ timeBase: [1, 12800], first: 0, last: 49 * 512, end: 50 * 512, pictures: 50 });
    expect(picture?.keys).toEqual([0, 10, 20, 30, 40].map((number) => number * 512));
    expect(sound).toMatchObject({
      codec: 'aac',
      channels: 1,
      layout: 'mono',
      sampleRate: 48_000,
      timeBase: [1, 48_000],
      first: 0,
    });
    expect((sound?.end ?? 0) / 48_000).toBeCloseTo(2, 1);
  });

  test('keeps the clock of a transport stream, for picture and sound alike', async () => {
    const { picture, sound } = await factsOf(build, transport);
    const start = ((picture?.first ?? 0) * 1) / 90_000;
    expect(start).toBeGreaterThan(60);
    expect(Math.abs(start - (sound?.first ?? 0) / 48_000)).toBeLessThan(0.1);
  });

  test('never takes cover art for the picture', async () => {
    expect((await factsOf(build, cover)).picture).toMatchObject({ codec: 'h264', pictures: 50 });
  });

  test('takes the stream that is marked as default', async () => {
    expect((await factsOf(build, twoStreams)).picture).toMatchObject({ stream: 1, width: 96 });
  });

  test('knows six channels', async () => {
    expect((await factsOf(build, surround)).sound).toMatchObject({ channels: 6, layout: '5.1' });
  });

  test('reads EXIF orientation of a photograph, and that it is a still', async () => {
    const jpeg = join(folder, 'photo.jpg');
    await npmBuild.tool.run([
      '-y',
      '-f',
      'lavfi',
      '-i',
      'testsrc=s=64x48',
      '-frames:v',
      '1',
      '-pix_fmt',
      'yuvj420p',
      jpeg,
    ]);
    const { picture } = await factsOf(build, withExifOrientation(jpeg, join(folder, '50% of %d.jpg'), 6));
    expect(picture).toMatchObject({ still: true, turn: 90, mirror: false, codec: 'mjpeg' });
    expect(picture?.color).toMatchObject({ range: 'full', matrix: 'bt601' });
  });

  describe('refuses, under its code and with a sentence that says what to do,', () => {
    const refusals: readonly (readonly [string, string, () => string])[] = [
      ['a missing file', 'media-missing', () => join(folder, 'nowhere.mp4')],
      ['a folder', 'media-not-a-file', () => folder],
      ['an empty file', 'media-empty', () => written('empty.mp4', '')],
      ['a text file', 'media-is-text', () => written('notes.mp4', 'Interview with the mayor\nŠtěpánka\n')],
      ['a subtitle file', 'media-is-text', () => written('titles.mkv', '1\n00:00:01,000 --> 00:00:02,000\nHello\n')],
      [
        'an HLS playlist',
        'media-is-playlist',
        () => written('hls.mp4', `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:2,\n${plain}\n`),
      ],
      ['a concat script', 'media-is-playlist', () => written('concat.mp4', `ffconcat version 1.0\nfile '${plain}'\n`)],
      [
        'random bytes',
        'media-not-media',
        () =>
          written(
            'noise.mp4',
            Uint8Array.from({ length: 5000 }, (_, i) => (i * 197 + (i >> 3) * 31) & 255),
          ),
      ],
      ['a MOV without its index', 'media-truncated', () => cut('noindex.mp4', surround, 0.5)],
      ['an MP4 of which the end is missing', 'media-truncated', () => cut('short.mp4', plain, 0.6)],
      ['a Matroska file of which the end is missing', 'media-truncated', () => cut('short.mkv', webm, 0.5)],
    ];
    const written = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const cut = (name: string, from: string, part: number): string => {
      const path = written(name, readFileSync(from));
      truncateSync(path, Math.floor(readFileSync(from).length * part));
      return path;
    };

    test.each(refusals)('%s', async (_, code, path) => {
      const { facts, problems } = await probe(path());
      expect(problems).toHaveLength(1);
      expect(facts).toBeUndefined();
      expect(problems[0]).toMatchObject({ severity: 'block', code, at: '/media/film/file' });
      expect(problems[0]?.message).toMatch(/^media\/film (is|holds|has) .*\. .*\.$/);
    });

    test('a picture of more than a hundred million pixels', async () => {
      const path = join(folder, 'huge.png');
      await npmBuild.tool.run([
        '-y',
        '-f',
        'lavfi',
        '-i',
        'color=black:s=12000x9000',
        '-frames:v',
        '1',
        '-pix_fmt',
        'gray',
        path,
      ]);
      expect((await probe(path)).problems.map(({ code }) => code)).toEqual(['media-too-large']);
    });
  });

  test('gives back what it worked with: no folder is left behind', async () => {
    await probe(plain);
    await probe(join(folder, 'nowhere.mp4'));
    expect(temporary()).toEqual([]);
  });

  test('ends at once when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(build.tool.probe({ path: plain, name: 'x', at: '' }, { signal: controller.signal })).rejects.toThrow(
      /abort/i,
    );
  });
});
