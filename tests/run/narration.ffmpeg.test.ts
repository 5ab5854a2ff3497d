import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { streamFaults } from '../support/hls/rules.ts';
import { levelOf, makeSound } from '../support/sounds.ts';
import { BUILDS, frameDigests, loudnessOf, openStudio, probeFile, runFfmpeg, type Studio } from '../support/studio.ts';

const SECONDS = 6;
/** Hertz of what is heard, so that each can be measured by itself. */
const [ORIGINAL, SPOKEN, MUSIC] = [440, 2000, 150];

describe.each(BUILDS)('a film with music and narration, made with $name', ({ ffmpegPath }) => {
  let studio: Studio;
  let report: Report;
  const build = ffmpegPath ? { ffmpegPath } : {};
  const out = (name: string): string => studio.path(`out/${name}`);
  const render = async (changes: object, folder: string): Promise<Report> => {
    const manifest = await studio.manifest({
      languages: ['en', 'cs'],
      format: { width: 64, height: 36, frameRate: '25' },
      media: { a: { file: 'a.mov', language: 'hr' }, theme: { file: 'theme.flac' } },
      renditions: [{ name: 'small', height: 36 }],
      timeline: [{ clip: 'a' }],
      music: [{ media: 'theme', duck: true, fadeOut: '500ms' }],
      narration: { cs: { file: 'cs.wav' } },
      deliver: ['burned', 'soft', 'mkv', 'webm', 'hls', 'hls-ts', 'audio'],
      ...changes,
    });
    return studio.render([manifest, '--out', studio.path(folder), '--accept-errors'], build);
  };
  const filesWith = (kind: string): string[] =>
    report.outputs.filter((one) => one.kind === kind).map(({ path }) => path);

  beforeAll(async () => {
    studio = await openStudio();
    await makeSound(studio.path('a.wav'), `0.2*sin(${ORIGINAL}*2*PI*t)*(0.001+gt(t,1))`, SECONDS);
    await makeSound(studio.path('cs.wav'), `0.2*sin(${SPOKEN}*2*PI*t)*between(t,3,5)`, 5.5);
    await makeSound(studio.path('theme.flac'), `0.1*sin(${MUSIC}*2*PI*t)`, SECONDS);
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25', '-i', studio.path('a.wav'), '-t', String(SECONDS)];
    await runFfmpeg(['-v', 'error', ...picture, '-pix_fmt', 'yuv420p', '-c:a', 'pcm_s16le', studio.path('a.mov')]);
    report = await render({}, 'out');
  });
  afterAll(() => studio.close());

  it('lets music go down under speech, and the original under the narration, and come back', async () => {
    const [en, cs] = [out('film.en.small.mp4'), out('film.cs.small.mp4')];
    const apart = async (path: string, hertz: number, a: number, b: number): Promise<number> =>
      (await levelOf(path, hertz, a)) - (await levelOf(path, hertz, b));
    expect(await apart(en, MUSIC, 0, 3.5)).toBeGreaterThan(10);
    expect(await apart(en, MUSIC, 0, 3.5)).toBeLessThan(13);
    expect(await apart(en, ORIGINAL, 1.5, 3.5)).toBeCloseTo(0, 0);
    const under = await apart(cs, ORIGINAL, 1.5, 3.5);
    expect(under).toBeGreaterThan(14);
    expect(under).toBeLessThan(16);
    expect(await levelOf(cs, SPOKEN, 3.5)).toBeGreaterThan((await levelOf(en, SPOKEN, 3.5)) + 30);
  });

  it('differs in sound only, and is as loud as asked in every version, under its peak', async () => {
    expect(await frameDigests(out('film.cs.small.mp4'))).toEqual(await frameDigests(out('film.en.small.mp4')));
    const audio = ['film.m4a', 'film.cs.m4a'];
    expect(filesWith('audio')).toEqual(audio);
    for (const name of [...filesWith('burned'), ...audio]) {
      const { integrated, truePeak } = await loudnessOf(out(name));
      expect(Math.abs(integrated + 23)).toBeLessThanOrEqual(0.5);
      expect(truePeak).toBeLessThanOrEqual(-1);
    }
  });

  it.each(['mp4', 'mkv', 'webm'])('lists its sounds with their languages in %s', async (container) => {
    const path = filesWith('soft').find((name) => name.endsWith(container)) ?? '';
    const { streams } = await probeFile(out(path));
    const sounds = streams.filter(({ codec_type }) => codec_type === 'audio');
    expect(sounds.map(({ tags }) => tags?.language)).toEqual(['hrv', 'ces']);
    const names = sounds.map(({ tags }) => tags?.title ?? tags?.handler_name);
    expect(names).toEqual(['Original', 'čeština']);
    expect(sounds.map(({ disposition }) => (disposition as { default: number }).default)).toEqual([1, 0]);
    const [first, second] = [await levelOf(out(path), SPOKEN, 3.5, 0), await levelOf(out(path), SPOKEN, 3.5, 1)];
    expect(second - first).toBeGreaterThan(30);
  });

  it.each(['hls', 'hls-ts'])('streams both by the rules in %s', async (kind) => {
    expect(streamFaults(out(kind))).toEqual([]);
  });

  it('makes only one language anew where its narration changes', async () => {
    await makeSound(studio.path('cs.wav'), `0.3*sin(${SPOKEN}*2*PI*t)*between(t,2,4)`, 5.5);
    const before = new Map(report.outputs.map(({ path, sha256 }) => [path, sha256]));
    const { outputs, pictures } = await render({}, 'out');
    expect(pictures.encoded).toBe(0);
    const changed = outputs.filter(({ kind, path, sha256 }) => kind !== 'hls' && before.get(path) !== sha256);
    expect(changed.map(({ path }) => path)).toEqual([
      ...['film.cs.small.mp4', 'film.small.mp4', 'film.small.mkv', 'film.small.webm', 'film.cs.m4a'],
      'checksums.sha256',
    ]);
  });

  it('says what is wrong with its recordings', async () => {
    await expect(render({ narration: { cs: { file: 'none.wav' } } }, 'no')).rejects.toThrow('/narration/cs/file');
    await expect(render({ narration: { cs: { file: '../../cs.wav' } } }, 'no')).rejects.toThrow('path-refused');
    await expect(render({ music: [{ media: 'theme', to: '7s' }] }, 'no')).rejects.toThrow('past the end of the film');
  });
});
