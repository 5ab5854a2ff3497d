import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { encodeSpan, filmClock } from '../../src/commands/encode.ts';
import { encodable } from '../../src/commands/encoders.ts';
import { muxFilm } from '../../src/commands/film.ts';
import type { Codec } from '../../src/manifest/codecs.ts';
import { resolveRendition } from '../../src/manifest/renditions.ts';
import { keyFramesOf } from '../../src/plan/key-frames.ts';
import { rational } from '../../src/rational.ts';
import { stitch, verifyPiece } from '../../src/run/stitch.ts';
import { BUILDS, frameDigests, keyFramesIn, NEW_BUILD, probeFile, runFfmpeg } from '../support/studio.ts';

const rate = rational(25);
/** Pictures that make encoders choose different things. */
const SPANS = [
  { source: 'testsrc2=s=320x180:r=25', frames: 60 },
  { source: 'color=navy:s=320x180:r=25', frames: 12 },
  { source: 'testsrc2=s=320x180:r=25,hue=h=90,noise=alls=20', frames: 27 },
  // To be cut at 103: near the key frame that stands at 100 by itself.
  { source: 'testsrc2=s=320x180:r=25', frames: 205 },
];
const program = NEW_BUILD.ffmpegPath ?? 'ffmpeg';

/** Decodes with the system's build, which knows every codec, and only by the headers in the file's head where those are there. */
const framesOf = async (path: string, codec: Codec, strip = true): Promise<string[]> => {
  const types = { h264: '7-8', hevc: '32-34' }[codec as string];
  if (!strip || !types) return frameDigests(path, [], program);
  const bare = `${path}.bare.mp4`;
  await runFfmpeg(
    ['-v', 'error', '-i', path, '-map', '0:v', '-c', 'copy', '-bsf:v', `filter_units=remove_types=${types}`, bare],
    { program },
  );
  return frameDigests(bare, [], program);
};

const [OLD, NEW] = BUILDS as [(typeof BUILDS)[number], (typeof BUILDS)[number]];
interface Case {
  readonly name: string;
  readonly ffmpegPath?: string;
  readonly codec: Codec;
  /** An encoder that is taken for missing. */
  readonly without?: string;
}
const CASES: readonly Case[] = [
  ...(['h264', 'hevc', 'vp9'] as const).map((codec) => ({ ...OLD, codec })),
  ...(['h264', 'hevc', 'av1', 'vp9'] as const).map((codec) => ({ ...NEW, codec })),
  { ...NEW, name: 'a build without SVT-AV1', codec: 'av1', without: 'libsvtav1' },
];

describe.each(CASES)('$codec of $name', ({ ffmpegPath, codec, without }) => {
  const tool = openMediaTool(ffmpegPath ? { ffmpegPath } : {});
  let folder = '';
  const path = (name: string): string => join(folder, name);
  const rendition = resolveRendition({ name: 'small', height: 180, codec }, { width: 320, height: 180 });
  if (!rendition) throw new Error('no rendition');

  const encode = async (i: number, name: string, size = rendition): Promise<void> => {
    const { source, frames } = SPANS[i] ?? { source: '', frames: 0 };
    const { encoders: all, x264Instructions } = await tool.describe();
    const encoders = all.filter((encoder) => encoder !== without);
    await tool.run(
      [
        ...['-f', 'lavfi', '-i', `${source},trim=end_frame=${frames},setsar=1`, '-filter_complex_threads', '1'],
        ...[
          '-filter_complex',
          `[0:v]scale=${size.width}:${size.height},setsar=1,format=yuv420p,${filmClock(rate)}[o]`,
          '-map',
          '[o]',
        ],
        ...encodeSpan(
          size,
          { rate, frames, encoders, ...(x264Instructions ? { instructions: x264Instructions } : {}) },
          name,
        ),
      ],
      { cwd: folder },
    );
  };
  const pieces = SPANS.map(({ frames }, i) => ({ name: `span${i}.mp4`, frames }));
  const total = SPANS.reduce((sum, { frames }) => sum + frames, 0);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-codecs-'));
    for (const [i, { name }] of pieces.entries()) await encode(i, name);
    await stitch(
      pieces.map(({ name, frames }) => ({ path: path(name), frames })),
      { rate, codec },
      path('joined.mp4'),
    );
    await runFfmpeg([
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'sine=r=48000',
      '-t',
      String(total / 25),
      '-c:a',
      'aac',
      path('sound.mp4'),
    ]);
    await runFfmpeg([
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'sine=r=48000',
      '-t',
      '1',
      '-f',
      'ffmetadata',
      path('chapters.txt'),
    ]);
    await tool.run(
      muxFilm({
        container: 'mp4',
        picture: 'joined.mp4',
        sound: 'sound.mp4',
        chapters: 'chapters.txt',
        tracks: [],
        title: 'Film',
        rate,
        output: 'film.mp4',
      }),
      { cwd: folder },
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is there', async () => {
    const { encoders } = await tool.describe();
    expect(encodable(encoders)).toContain(codec);
  });

  it('is refused as a piece where a group is open, or where a key frame is missing', async () => {
    await expect(verifyPiece({ path: path('span3.mp4'), frames: 205 }, rate, [169])).rejects.toThrow(
      'no key frame at 169',
    );
    if (codec !== 'h264') return;
    const params = 'open-gop=1:keyint=25:bframes=3';
    await runFfmpeg([
      ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25', '-t', '3', '-pix_fmt', 'yuv420p'],
      ...['-c:v', 'libx264', '-x264-params', params, path('open.mp4')],
    ]);
    await expect(verifyPiece({ path: path('open.mp4'), frames: 75 }, rate)).rejects.toThrow(/is not closed before/);
  });

  it('is not joined to pictures that need other headers', async () => {
    await encode(1, 'larger.mp4', { ...rendition, width: 340, height: 192 });
    const joined = [pieces[0], { name: 'larger.mp4', frames: 12 }].map((piece) => ({
      path: path(piece?.name ?? ''),
      frames: piece?.frames ?? 0,
    }));
    await expect(stitch(joined, { rate, codec }, path('refused.mp4'))).rejects.toThrow(/other codec headers/);
  });

  it('is the same to the byte every time', async () => {
    const digest = async (name: string) =>
      createHash('sha256')
        .update(await readFile(path(name)))
        .digest('hex');
    await Promise.all([encode(2, 'again1.mp4'), encode(2, 'again2.mp4'), encode(3, 'again3.mp4')]);
    expect([await digest('again1.mp4'), await digest('again2.mp4')]).toEqual(Array(2).fill(await digest('span2.mp4')));
    expect(await digest('again3.mp4')).toBe(await digest('span3.mp4'));
  });

  it('has every frame once, a key frame every two seconds at most, and those that were asked for', async () => {
    for (const { name, frames } of pieces)
      await verifyPiece({ path: path(name), frames }, rate, keyFramesOf(frames, rate));
    const { packets = [] } = await probeFile(path('film.mp4'), ['-show_packets', '-select_streams', 'v:0']);
    const keys = await keyFramesIn(path('film.mp4'));
    expect(keys).toEqual(expect.arrayContaining([0, 60, 72, 99, 99 + 103]));
    expect(Math.max(...keys.map((key, i) => (keys[i + 1] ?? total) - key))).toBeLessThanOrEqual(50);
    expect(packets.map(({ pts }) => pts).sort((a, b) => a - b)).toEqual(
      Array.from({ length: total }, (_, i) => i * 512),
    );
  });

  it('joins to a film whose frames are the very frames of its spans, by one set of headers', async () => {
    const own = [];
    for (const { name } of pieces) own.push(...(await framesOf(path(name), codec, false)));
    expect(own).toHaveLength(total);
    expect(await framesOf(path('film.mp4'), codec)).toEqual(own);
  });

  it.each(['film.mp4', 'span0.mp4'])('says in %s what it is', async (name) => {
    const { streams } = await probeFile(path(name));
    expect(streams.find(({ codec_type }) => codec_type === 'video')).toMatchObject({
      codec_name: codec,
      codec_tag_string: { h264: 'avc1', hevc: 'hvc1', av1: 'av01', vp9: 'vp09' }[codec],
      pix_fmt: 'yuv420p',
      width: 320,
      height: 180,
      color_range: 'tv',
      color_space: 'bt709',
      color_transfer: 'bt709',
      color_primaries: 'bt709',
      start_time: '0.000000',
      r_frame_rate: '25/1',
      nb_read_packets: String(name === 'film.mp4' ? total : pieces[0]?.frames),
    });
  });
});
