import { describe, expect, test } from 'vitest';
import { colorOf, hasAlpha } from '../../../src/adapters/ffmpeg/color.ts';
import { findShortfall } from '../../../src/adapters/ffmpeg/completeness.ts';
import { listedNames, versionOf } from '../../../src/adapters/ffmpeg/describe.ts';
import { type FrameLine, framecrcReader } from '../../../src/adapters/ffmpeg/framecrc.ts';
import { readDisplayMatrix } from '../../../src/adapters/ffmpeg/orientation.ts';
import { progressReader } from '../../../src/adapters/ffmpeg/progress.ts';
import { choosePicture } from '../../../src/adapters/ffmpeg/streams.ts';
import { textTail } from '../../../src/adapters/ffmpeg/tail.ts';
import { whyUnreadable } from '../../../src/adapters/ffmpeg/unreadable.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('-progress', () => {
  test('is read block by block, however it is cut into chunks', () => {
    const frames: number[] = [];
    const read = progressReader(({ frame }) => frames.push(frame));
    const text = 'frame=10\nout_time_ms=400000\nprogress=continue\nframe=25\nprogress=end\n';
    for (const letter of text) read(letter);
    expect(frames).toEqual([10, 25]);
  });

  test('marks a report in which nothing moved', () => {
    const marks: string[] = [];
    const read = progressReader(({ mark }) => marks.push(mark));
    read('frame=1\nfps=3\ntotal_size=5\nprogress=continue\nframe=1\nfps=2\ntotal_size=5\nprogress=continue\n');
    read('frame=1\nfps=2\ntotal_size=6\nprogress=continue\n');
    expect(marks[0]).toBe(marks[1]);
    expect(marks[1]).not.toBe(marks[2]);
  });
});

test('framecrc lines give times, keys and the header', () => {
  const frames: FrameLine[] = [];
  const reader = framecrcReader((frame) => frames.push(frame));
  const text = '#tb 0: 1/90000\n#channel_layout_name 0: 5.1(side)\n0, -2, 100800, 1800, 184451, 0x76ad2e9c, S=1, 1\n';
  for (const part of [text.slice(0, 30), text.slice(30), '0, 1, 102600, 1800, 52461, 0x8282e744, F=0x0, S=1, 1\n'])
    reader.take(bytes(part));
  expect(reader.header).toEqual({ timeBase: [1, 90_000], layout: '5.1(side)' });
  expect(frames).toEqual([
    { stream: 0, pts: 100_800, duration: 1800, size: 184_451, key: true },
    { stream: 0, pts: 102_600, duration: 1800, size: 52_461, key: false },
  ]);
});

test('the tail of a long text begins at a line', () => {
  const tail = textTail(20);
  for (let line = 0; line < 100; line += 1) tail.add(`line ${line}\n`);
  expect(tail.text()).toBe('line 98\nline 99');
});

describe('a display matrix', () => {
  const matrix = (a: number, b: number, c: number, d: number): string =>
    `\n00000000: ${a * 65536} ${b * 65536} 0\n00000001: ${c * 65536} ${d * 65536} 0\n00000002: 0 0 1073741824\n`;

  test.each([
    [matrix(1, 0, 0, 1), 0, false],
    [matrix(0, 1, -1, 0), 90, false],
    [matrix(-1, 0, 0, -1), 180, false],
    [matrix(0, -1, 1, 0), 270, false],
    [matrix(-1, 0, 0, 1), 0, true],
    [matrix(0, -1, -1, 0), 90, true],
    [matrix(1, 0, 0, -1), 180, true],
    [matrix(0, 1, 1, 0), 270, true],
    [matrix(0.02, 0.999, -0.999, 0.02), 90, false],
    ['garbage', 0, false],
    [matrix(0, 0, 0, 0), 0, false],
  ])('%s', (text, turn, mirror) => {
    expect(readDisplayMatrix(text)).toEqual({ turn, mirror });
  });
});

describe('colours', () => {
  test.each([
    [{ pix_fmt: 'yuv420p', width: 720, height: 576 }, 'limited bt601 bt470bg bt709'],
    [{ pix_fmt: 'yuv420p', width: 640, height: 480 }, 'limited bt601 smpte170m bt709'],
    [{ pix_fmt: 'yuv420p', width: 1920, height: 1080 }, 'limited bt709 bt709 bt709'],
    [{ pix_fmt: 'yuv420p', width: 720, height: 1280 }, 'limited bt709 bt709 bt709'],
    [{ pix_fmt: 'yuvj420p', width: 640, height: 480 }, 'full bt601 smpte170m bt709'],
    [
      { pix_fmt: 'yuv420p', width: 640, height: 480, color_space: 'bt709', color_range: 'pc' },
      'full bt709 bt709 bt709',
    ],
    [
      { pix_fmt: 'yuv420p10le', width: 720, height: 400, color_transfer: 'arib-std-b67' },
      'limited bt2020 bt2020 arib-std-b67',
    ],
    [{ pix_fmt: 'rgba', width: 64, height: 64, color_space: 'gbr' }, 'full rgb bt709 bt709'],
    [{ pix_fmt: 'yuv420p', width: 64, height: 64, color_space: 'reserved' }, 'limited bt601 smpte170m bt709'],
    [{ pix_fmt: 'gray', width: 64, height: 64 }, 'full bt601 smpte170m bt709'],
  ])('%o', (stream, expected) => {
    const { range, matrix, primaries, transfer } = colorOf({ index: 0, ...stream });
    expect(`${range} ${matrix} ${primaries} ${transfer}`).toBe(expected);
  });

  test('know alpha by the format', () => {
    expect(['rgba', 'yuva420p', 'gbrap10le', 'pal8', 'ya8'].every(hasAlpha)).toBe(true);
    expect(['yuv420p', 'rgb24', 'gray', 'gbrp'].some(hasAlpha)).toBe(false);
  });
});

describe('the picture stream', () => {
  const stream = (index: number, codec_name: string, disposition: Record<string, number> = {}) => ({
    index,
    codec_type: 'video',
    codec_name,
    disposition,
  });

  test('is the default one, else the first, and never cover art', () => {
    expect(choosePicture([stream(0, 'h264'), stream(1, 'h264', { default: 1 })], ['h264']).chosen?.index).toBe(1);
    expect(
      choosePicture([stream(0, 'mjpeg', { attached_pic: 1, default: 1 }), stream(1, 'h264')], ['h264', 'mjpeg']).chosen
        ?.index,
    ).toBe(1);
    expect(choosePicture([stream(0, 'mjpeg', { attached_pic: 1 })], ['mjpeg'])).toEqual({});
  });

  test('is one that this build decodes; where there is none, the codec is named', () => {
    expect(choosePicture([stream(0, 'vvc', { default: 1 }), stream(1, 'h264')], ['h264']).chosen?.index).toBe(1);
    expect(choosePicture([stream(0, 'vvc')], ['h264'])).toEqual({ undecodable: 'vvc' });
  });
});

describe('a file that cannot be opened', () => {
  test.each([
    ['#EXTM3U\n#EXTINF:2\n', '', 'media-is-playlist'],
    ['\u00ef\u00bb\u00bf#EXTM3U\n', '', 'media-is-playlist'],
    ["# cut\nfile '/etc/passwd'\n", '', 'media-is-playlist'],
    ['<?xml version="1.0"?><MPD profiles="x">', '', 'media-is-playlist'],
    ['Dear editor,\n', '', 'media-is-text'],
    ['\u0000\u0000\u0000\u0018ftypmp42', 'moov atom not found', 'media-truncated'],
    ['\u0000\u0001\u0002', 'Invalid data found', 'media-not-media'],
  ])('%j %s', (head, complaint, code) => {
    expect(
      whyUnreadable(
        Uint8Array.from(head, (letter) => letter.charCodeAt(0)),
        complaint,
      ),
    ).toBe(code);
  });
});

describe('the end that a container declares', () => {
  const picture = { stream: 0, first: 0, end: 900, timeBase: [1, 100] } as never;
  const file = (format_name: string, duration_ts: number) => ({
    format: { format_name, duration: `${duration_ts / 100}`, start_time: '0' },
    streams: [{ index: 0, codec_type: 'video', time_base: '1/100', duration_ts }],
  });

  test('may be missed by half a second, not by more', () => {
    expect(findShortfall(file('mov,mp4', 940), { picture })).toBeUndefined();
    expect(findShortfall(file('mov,mp4', 1000), { picture })).toEqual({ declared: 10, found: 9 });
  });

  test('counts for nothing where it is only an estimate', () => {
    expect(findShortfall(file('mpegts', 1000), { picture })).toBeUndefined();
  });

  test('is read from Matroska by its tag', () => {
    const { format, streams } = file('matroska,webm', 0);
    const tagged = {
      format: { ...format, duration: '' },
      streams: streams.map((stream) => ({ ...stream, tags: { DURATION: '00:00:12.000000000' } })),
    };
    expect(findShortfall(tagged, { picture })).toEqual({ declared: 12, found: 9 });
  });
});

test('listings of codecs, encoders and filters are read by their flags', () => {
  const codecs =
    'Codecs:\n D..... = Decoding supported\n -------\n DEV.L. av1   Alliance (decoders: libaom-av1 )\n .EVIL. a64_multi  C64\n';
  expect(listedNames(codecs, /^D/)).toEqual(['av1']);
  expect(
    listedNames(' T.. = Timeline support\n TSC overlay   VV->V  Overlay\n ... loop   V->V  Loop\n', /^[T.][S.]/),
  ).toEqual(['overlay', 'loop']);
  expect(versionOf('ffmpeg version 5.1.9-0+deb12u1 Copyright')).toBe('5.1.9-0+deb12u1');
});
