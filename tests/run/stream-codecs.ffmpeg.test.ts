import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/hls/joined.ts';
import { readMedia } from '../support/hls/media.ts';
import { streamFaults } from '../support/hls/rules.ts';
import {
  frameDigests,
  makeClip,
  NEW_BUILD,
  openStudio,
  probeFile,
  runFfmpeg,
  type Studio,
  srt,
} from '../support/studio.ts';

const CODECS = ['hevc', 'vp9', 'av1'] as const;
const TAGS = { hevc: 'hvc1', vp9: 'vp09', av1: 'av01' } as const;
const program = NEW_BUILD.ffmpegPath ?? 'ffmpeg';
const FRAMES = 4 * 25;

describe('streams in newer codecs', () => {
  let studio: Studio;
  const out = (name = ''): string => studio.path(join('out', name));
  const digests = (path: string): Promise<string[]> => frameDigests(path, [], program);
  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('a.mp4'), { seconds: 5, rate: '25' });
    await studio.write('en.srt', srt([['00,400', '01,600', 'The nurse comes.']]));
    const manifest = await studio.manifest({
      format: { width: 320, height: 180, frameRate: '25' },
      media: { a: { file: 'a.mp4' } },
      subtitles: { en: 'en.srt' },
      renditions: CODECS.map((codec) => ({ name: codec, height: 180, codec })),
      deliver: ['soft', 'hls', 'hls-ts'],
      timeline: [{ clip: 'a', to: '4s' }],
    });
    await studio.render([manifest, '--out', out()], NEW_BUILD);
  });
  afterAll(() => studio.close());

  it.each(['hls', 'hls-ts'])('%s keeps the rules of RFC 8216', (kind) => {
    expect(streamFaults(out(kind))).toEqual([]);
  });

  it.each(CODECS)('%s shows the very frames of the film', async (codec) => {
    const film = await digests(out(`film.${codec}.mp4`));
    expect(film).toHaveLength(FRAMES);
    expect(await digests(await joined(out('hls'), `video/${codec}.m3u8`))).toEqual(film);
  });

  it('transport streams have the rendition in HEVC alone, and the very frames of the film', async () => {
    const master = await readFile(out('hls-ts/master.m3u8'), 'utf8');
    expect(master.split('\n').filter((line) => line.startsWith('video/'))).toEqual(['video/hevc.m3u8']);
    const film = await digests(out('film.hevc.mp4'));
    expect(await digests(await joined(out('hls-ts'), 'video/hevc.m3u8'))).toEqual(film);
  });

  it.each(CODECS)('%s is called in the playlist what its first segment calls it', async (codec) => {
    const { map = '' } = readMedia(out('hls'), `video/${codec}.m3u8`);
    const init = await readFile(out(join('hls', map)), 'latin1');
    const entries = ['avc1', 'hvc1', 'hev1', 'vp09', 'av01'].filter((name) =>
      init.includes(name, init.indexOf('stsd')),
    );
    expect(entries).toEqual([TAGS[codec]]);
    const lines = (await readFile(out('hls/master.m3u8'), 'utf8')).split('\n');
    const told = lines[lines.indexOf(`video/${codec}.m3u8`) - 1] ?? '';
    expect(told).toMatch(new RegExp(`CODECS="${TAGS[codec]}\\.[^,"]+,mp4a\\.40\\.2"`));
  });

  it('HEVC needs no parameter sets but those before its first segment, as hvc1 promises', async () => {
    const whole = await joined(out('hls'), 'video/hevc.m3u8');
    const bare = studio.path('bare.mp4');
    const strip = ['-c', 'copy', '-bsf:v', 'filter_units=remove_types=32-34', '-tag:v', 'hvc1', bare];
    await runFfmpeg(['-v', 'error', '-y', '-i', whole, '-map', '0:v', ...strip], { program });
    const [stream] = (await probeFile(bare)).streams;
    expect(stream).toMatchObject({ codec_name: 'hevc', codec_tag_string: 'hvc1' });
    expect(await digests(bare)).toEqual(await digests(out('film.hevc.mp4')));
  });
});
