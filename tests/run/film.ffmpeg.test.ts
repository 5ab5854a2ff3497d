import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { LANGUAGES, WORDS } from '../support/hls/film.ts';
import type { Document } from '../support/project.ts';
import {
  BUILDS,
  frameDigests,
  keyFramesIn,
  loudnessOf,
  makeClip,
  openStudio,
  probeFile,
  runFfmpeg,
  type Studio,
  srt,
} from '../support/studio.ts';

const track = (words: readonly string[]) =>
  srt([
    ['03,000', '05,000', words[0] ?? ''],
    ['05,080', '07,000', words[1] ?? ''],
    ['12,000', '14,500', words[2] ?? ''],
  ]);

const timeline: unknown[] = [
  { card: { title: { en: 'Care', cs: 'Péče', fr: 'Soins', hr: 'Skrb' }, subtitle: 'Žluťoučký kůň' }, duration: '2s' },
  { section: { title: { en: 'Czechia', cs: 'Česko', fr: 'Tchéquie', hr: 'Češka' }, kind: 'mobility', country: 'CZ' } },
  { clip: 'loud', from: '1s', to: '9s', transition: { type: 'crossfade', duration: '500ms' } },
  { section: { title: 'France' } },
  { clip: 'quiet', from: '0s', to: '7s', transition: { type: 'fade', duration: '1s' } },
  { clip: 'loud', from: '9s', to: '11s' },
];
const document = (changes: Document = {}): Document => ({
  languages: LANGUAGES,
  format: { width: 320, height: 180, frameRate: '25' },
  media: { loud: { file: 'media/loud.mp4' }, quiet: { file: 'media/quiet.mp4' } },
  subtitles: Object.fromEntries(LANGUAGES.map((language) => [language, `${language}.srt`])),
  renditions: [
    { name: 'small', height: 180 },
    { name: 'tiny', height: 90 },
  ],
  timeline,
  ...changes,
});

/** 2 s, then 8 s overlapped by 13 frames, 7 s and 2 s. */
const FRAMES = 50 + 200 - 13 + 175 + 50;

const stock = async (studio: Studio): Promise<void> => {
  await makeClip(studio.path('media/loud.mp4'), { seconds: 12, rate: '30', level: 0.6 });
  await makeClip(studio.path('media/quiet.mp4'), {
    seconds: 8,
    rate: '30000/1001',
    size: '360x288',
    tone: 700,
    level: 0.02,
  });
  for (const language of LANGUAGES) await studio.write(`${language}.srt`, track(WORDS[language]));
};

const digests = ({ outputs }: Report): Record<string, string> =>
  Object.fromEntries(outputs.map(({ path, sha256 }) => [path, sha256]));
const films = (report: Report): string[] =>
  report.outputs.filter(({ kind }) => ['burned', 'soft'].includes(kind)).map(({ path }) => path);

describe.each(BUILDS)('a film made with $name', ({ ffmpegPath }) => {
  const build = ffmpegPath ? { ffmpegPath } : {};
  let studio: Studio;
  let first: Report;
  const render = (manifest: string, out: string, ...more: string[]) =>
    studio.render([manifest, '--out', studio.path(out), ...more], build);

  beforeAll(async () => {
    studio = await openStudio();
    await stock(studio);
    first = await render(await studio.manifest(document()), 'out');
  });
  afterAll(() => studio.close());

  it('comes in every language and rendition, with exactly the planned frames', async () => {
    expect(first.frames).toBe(FRAMES);
    expect(films(first).sort()).toEqual(
      ['small', 'tiny']
        .flatMap((name) => [`film.${name}.mp4`, ...LANGUAGES.map((language) => `film.${language}.${name}.mp4`)])
        .sort(),
    );
    for (const path of films(first)) {
      const { streams } = await probeFile(studio.path(`out/${path}`));
      const video = streams.find(({ codec_type }) => codec_type === 'video');
      const audio = streams.find(({ codec_type }) => codec_type === 'audio');
      expect(Number(video?.nb_read_packets)).toBe(FRAMES);
      expect(video).toMatchObject({
        codec_name: 'h264',
        profile: 'High',
        pix_fmt: 'yuv420p',
        color_space: 'bt709',
        color_range: 'tv',
        color_transfer: 'bt709',
        color_primaries: 'bt709',
        start_time: '0.000000',
      });
      expect(audio).toMatchObject({ codec_name: 'aac', channels: 2, sample_rate: '48000', start_time: '0.000000' });
      expect(Math.abs(Number(video?.duration) - Number(audio?.duration))).toBeLessThanOrEqual(1 / 25);
    }
  });

  it('has no timestamp gap, and a key frame every two seconds at most', async () => {
    const { packets = [] } = await probeFile(studio.path('out/film.cs.small.mp4'), [
      '-select_streams',
      'v',
      '-show_packets',
    ]);
    const pts = packets.map((packet) => packet.pts).sort((a, b) => a - b);
    expect(pts).toEqual(Array.from({ length: FRAMES }, (_, i) => i * 512));
    const keys = await keyFramesIn(studio.path('out/film.cs.small.mp4'));
    const gaps = [...keys.slice(1), FRAMES].map((key, i) => key - (keys[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(50);
  });

  it('plays from the beginning of its file, by one codec header for the whole film', async () => {
    const path = studio.path('out/film.cs.small.mp4');
    const bytes = await readFile(path);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    const stripped = studio.path('stripped.mp4');
    await runFfmpeg(
      ['-v', 'error', '-i', path, '-map', '0:v', '-c', 'copy', '-bsf:v', 'filter_units=remove_types=7-8', stripped],
      { program: '/usr/bin/ffmpeg' },
    );
    expect(await frameDigests(stripped)).toEqual(await frameDigests(path));
  });

  it('is as loud as asked in every version, its peaks under the limit', async () => {
    for (const path of ['film.cs.small.mp4', 'film.tiny.mp4']) {
      const { integrated, truePeak } = await loudnessOf(studio.path(`out/${path}`));
      expect(Math.abs(integrated + 23)).toBeLessThanOrEqual(0.5);
      expect(truePeak).toBeLessThanOrEqual(-1);
    }
  });

  it('lists four named tracks with every cue, and chapters from the sections', async () => {
    const { streams, chapters } = await probeFile(studio.path('out/film.small.mp4'));
    const tracks = streams.filter(({ codec_type }) => codec_type === 'subtitle');
    expect(tracks.map(({ codec_name, tags }) => [codec_name, tags?.language, tags?.handler_name])).toEqual([
      ['mov_text', 'eng', 'English'],
      ['mov_text', 'ces', 'čeština'],
      ['mov_text', 'fra', 'français'],
      ['mov_text', 'hrv', 'hrvatski'],
    ]);
    for (const [i, language] of LANGUAGES.entries()) {
      const { stdout } = await runFfmpeg([
        '-v',
        'error',
        '-i',
        studio.path('out/film.small.mp4'),
        '-map',
        `0:s:${i}`,
        '-f',
        'srt',
        '-',
      ]);
      expect(stdout.toString('utf8').match(/-->/g)).toHaveLength(3);
      expect(stdout.toString('utf8')).toContain(WORDS[language][0]);
    }
    expect(chapters.map(({ start_time, tags }) => [Number(start_time), tags?.title])).toEqual([
      [0, 'Film'],
      [1.48, 'Czechia'],
      [9.48, 'France'],
    ]);
  });

  it('writes sidecars, transcripts and checksums that hold', async () => {
    const files = await readdir(studio.path('out'));
    for (const language of LANGUAGES)
      expect(files).toEqual(expect.arrayContaining(['srt', 'vtt', 'txt'].map((type) => `film.${language}.${type}`)));
    expect(await readFile(studio.path('out/film.cs.txt'), 'utf8')).toContain('Česko');
    const sums = (await readFile(studio.path('out/checksums.sha256'), 'utf8')).trim().split('\n');
    expect(sums.sort()).toEqual(
      first.outputs
        .filter(({ kind }) => kind !== 'checksums')
        .map(({ path, sha256 }) => `${sha256}  ${path}`)
        .sort(),
    );
  });

  it('shows each cue in exactly its frames, and nothing else differs from the clean film', async () => {
    const [clean, burned] = await Promise.all(
      ['film.small.mp4', 'film.fr.small.mp4'].map((path) => frameDigests(studio.path(`out/${path}`))),
    );
    const shown = new Set([...range(75, 125), ...range(127, 175), ...range(300, 363)]);
    const card = new Set(range(0, 50));
    const differing = range(0, FRAMES).filter((frame) => !card.has(frame) && clean?.[frame] !== burned?.[frame]);
    expect(differing.filter((frame) => !shown.has(frame) && !(frame >= 125 && frame < 127))).toEqual([]);
    expect([...shown].filter((frame) => !differing.includes(frame))).toEqual([]);
  });

  it('encodes nothing the second time, and leaves every file as it was', async () => {
    const again = await render(studio.path('film.json'), 'out');
    expect(again.pictures).toMatchObject({ encoded: 0, encodedFrames: 0, reused: first.pictures.spans });
    expect(digests(again)).toEqual(digests(first));
  });

  it('is the same to the byte on one job and on five, from nothing and after a change', async () => {
    await studio.write('cs.srt', track([WORDS.cs[0] ?? '', 'Každé úterý a pátek.', WORDS.cs[2] ?? '']));
    const changed = await render(studio.path('film.json'), 'out', '--jobs', '5');
    expect(changed.pictures.encoded).toBe(2);
    const [before, after] = [digests(first), digests(changed)];
    const differing = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(differing.sort()).toEqual([
      'checksums.sha256',
      'film.cs.html',
      'film.cs.small.mp4',
      'film.cs.srt',
      'film.cs.tiny.mp4',
      'film.cs.ttml',
      'film.cs.txt',
      'film.cs.vtt',
      'film.small.mp4',
      'film.tiny.mp4',
    ]);
    const fresh = await render(studio.path('film.json'), 'fresh', '--jobs', '1', '--home', studio.path('fresh-home'));
    expect(fresh.pictures.reused).toBe(0);
    expect(digests(fresh)).toEqual(after);
    await studio.write('cs.srt', track(WORDS.cs));
  });

  it('makes a damaged result again', async () => {
    const results = studio.path('.polyreel/results');
    const names = (await readdir(results, { recursive: true })).filter((name) => name.endsWith('data'));
    for (const name of names) {
      const bytes = await readFile(join(results, name));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x55;
      await rm(join(results, name));
      await writeFile(join(results, name), bytes);
    }
    const again = await render(studio.path('film.json'), 'healed');
    expect(again.pictures.encoded).toBe(again.pictures.spans);
    expect(digests(again)).toEqual(digests(first));
  });

  it('re-encodes only the last span of a shot whose end is trimmed', async () => {
    const cut = (to: string) =>
      document({
        id: 'trim',
        subtitles: undefined,
        languages: ['en'],
        timeline: [
          { clip: 'quiet', to: '2s' },
          { clip: 'loud', from: '0s', to },
        ],
      });
    const before = await render(await studio.manifest(cut('9s')), 'trim', '--accept-errors');
    const after = await render(await studio.manifest(cut('8s')), 'trim', '--accept-errors');
    expect(before.pictures.encodedFrames).toBe(2 * (50 + 225));
    expect(after.pictures).toMatchObject({ encoded: 2, encodedFrames: 2 * 50 });
    await copyFile(studio.path('trim/release.json'), studio.path('trim.json'));
  });
});

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}
