import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { FRAMES, LANGUAGES, stockFilm, track, WORDS } from '../support/hls/film.ts';
import { joined } from '../support/hls/joined.ts';
import { readMedia } from '../support/hls/media.ts';
import { addressesIn, streamFaults } from '../support/hls/rules.ts';
import { BUILDS, frameDigests, openStudio, probeFile, runFfmpeg, type Studio } from '../support/studio.ts';

describe.each(BUILDS)('streams made with $name', ({ ffmpegPath }) => {
  const build = ffmpegPath ? { ffmpegPath } : {};
  let studio: Studio;
  let manifest: string;
  let first: Report;
  const out = (name = ''): string => studio.path(join('out', name));
  const render = () => studio.render([manifest, '--out', out()], build);
  beforeAll(async () => {
    studio = await openStudio();
    manifest = await stockFilm(studio, { deliver: ['soft', 'hls', 'hls-ts'] });
    first = await render();
  });
  afterAll(() => studio.close());

  it.each(['hls', 'hls-ts'])('%s keeps the rules of RFC 8216', async (kind) => {
    expect(streamFaults(out(kind))).toEqual([]);
    const master = await readFile(out(`${kind}/master.m3u8`), 'utf8');
    expect(addressesIn(master)).toEqual([
      'audio/main.m3u8',
      ...LANGUAGES.map((language) => `subtitles/${language}.m3u8`),
      'video/small.m3u8',
      'video/tiny.m3u8',
    ]);
    expect(master).toContain('NAME="čeština",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,LANGUAGE="cs"');
    expect(master).toMatch(/CODECS="avc1\.6400[0-9a-f]{2},mp4a\.40\.2",RESOLUTION=320x180,FRAME-RATE=25\.000/);
  });

  it.each(['hls', 'hls-ts'])('%s shows the very frames of the film, in every size', async (kind) => {
    for (const name of ['small', 'tiny']) {
      const whole = await joined(out(kind), `video/${name}.m3u8`);
      const digests = await frameDigests(whole);
      expect(digests).toHaveLength(FRAMES);
      expect(digests).toEqual(await frameDigests(out(`film.${name}.mp4`)));
    }
  });

  it.each(['hls', 'hls-ts'])('%s has picture and sound begin together, and end together', async (kind) => {
    const ends: number[] = [];
    for (const path of ['video/small.m3u8', 'audio/main.m3u8']) {
      const [stream] = (await probeFile(await joined(out(kind), path))).streams;
      // ffmpeg shows pictures of fragmented MP4 late by as many as it reorders; browsers do not.
      const late = kind === 'hls' && path.startsWith('video') ? 2 / 25 : 0;
      expect(Number(stream?.start_time)).toBe((kind === 'hls' ? 0 : 10) + late);
      ends.push(readMedia(out(kind), path).segments.reduce((sum, { duration }) => sum + duration, 0));
    }
    expect(Math.abs((ends[0] ?? 0) - FRAMES / 25)).toBeLessThan(0.001);
    expect(Math.abs((ends[0] ?? 0) - (ends[1] ?? 0))).toBeLessThanOrEqual(1 / 25);
  });

  it('sounds as the film does from its first sample on', async () => {
    const [stream, film] = [await joined(out('hls'), 'audio/main.m3u8'), out('film.small.mp4')];
    const samples = async (path: string): Promise<Float32Array> => {
      const args = ['-i', path, '-map', '0:a', '-f', 'f32le', '-c:a', 'pcm_f32le', 'pipe:1'];
      const { stdout } = await runFfmpeg(args);
      return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
    };
    const [one, other] = [await samples(stream), await samples(film)];
    // Of the first packet, whatever comes before it is lost, as in every stream that is entered in its middle.
    const [from, to] = [2048, (FRAMES / 25) * 48_000 * 2 - 4096];
    expect(one.length).toBeGreaterThanOrEqual(to);
    expect(one.slice(from, to).findIndex((sample, i) => Math.abs(sample - (other[from + i] ?? 9)) > 1e-6)).toBe(-1);
  });

  it('can be decoded from the beginning of any segment', async () => {
    const { map = '', segments } = readMedia(out('hls'), 'video/small.m3u8');
    expect(segments.length).toBeGreaterThan(4);
    for (const { path, duration } of segments) {
      const alone = studio.path('alone.mp4');
      await writeFile(alone, await readFile(out(`hls/${map}`)));
      await appendFile(alone, await readFile(out(`hls/${path}`)));
      expect(await frameDigests(alone)).toHaveLength(Math.round(duration * 25));
    }
  });

  it.each(LANGUAGES)('has every cue in %s, in every segment that it touches', async (language) => {
    for (const kind of ['hls', 'hls-ts']) {
      const { segments } = readMedia(out(kind), `subtitles/${language}.m3u8`);
      const all = readTrack(Buffer.from(track(WORDS[language])), { language }).cues;
      let start = 0;
      for (const { path, duration } of segments) {
        const { cues } = readTrack(await readFile(out(join(kind, path))), { language });
        const end = start + duration * 1000;
        expect(cues).toEqual(all.filter((cue) => cue.start < end && cue.end > start));
        start = end;
      }
      expect(start).toBeGreaterThan(all.at(-1)?.end ?? 0);
    }
  });

  it('changes only a track’s files where one cue changes, and keeps what players still ask for', async () => {
    const before = new Map(first.outputs.map(({ path, sha256 }) => [path, sha256]));
    const [one, , three] = WORDS.cs;
    await studio.write('cs.srt', track([one, 'Dvakrát do týdne, i v dešti.', three]));
    const second = await render();
    const changed = second.outputs.filter(({ path, sha256 }) => before.get(path) !== sha256).map(({ path }) => path);
    const streamed = changed.filter((path) => path.startsWith('hls'));
    expect(streamed.length).toBeGreaterThan(0);
    expect(streamed.every((path) => /^hls(-ts)?\/subtitles\/cs[/.]/.test(path))).toBe(true);
    const after = new Set(second.outputs.map(({ path }) => path));
    const old = [...before.keys()].filter((path) => path.startsWith('hls') && !after.has(path));
    expect(old.length).toBeGreaterThan(0);
    const there = async (): Promise<string[]> => readdir(out(), { recursive: true });
    expect(await there()).toEqual(expect.arrayContaining(old));
    await studio.write('cs.srt', track([one, 'Jednou za týden.', three]));
    await render();
    expect((await there()).filter((path) => old.includes(path))).toEqual([]);
    expect(streamFaults(out('hls'))).toEqual([]);
  });
});
