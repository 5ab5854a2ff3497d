import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../support/project.ts';
import { BUILDS, loudnessOf, openStudio, probeFile, runFfmpeg, type Studio } from '../support/studio.ts';

const SECONDS = 4;
/** Sample of the source at which the click stands, and of the film, which begins a second later. */
const CLICK = 2.5 * 48_000;
const CLICK_IN_FILM = CLICK - 48_000;

/** Expressions of ffmpeg's aevalsrc; the sound of each clip in exact samples, uncompressed. */
const SOUNDS: Readonly<Record<string, string>> = {
  silent: '0',
  quiet: '0.001*sin(440*2*PI*t)*(1+0.5*sin(3*t))/1.5',
  loud: '0.99*sin(440*2*PI*t)+0.5*random(0)',
  bursts: '0.01*sin(440*2*PI*t)+0.95*sin(900*2*PI*t)*exp(-40*mod(t,0.5))*gt(mod(t,1),0.5)',
  taps: '0.95*sin(900*2*PI*t)*exp(-400*mod(t,1))',
  click: `0.01*sin(440*2*PI*t)+0.9*exp(-pow((n-${CLICK})/3,2))`,
  clickAmidTones: `0.3*sin(440*2*PI*t)+0.6*exp(-pow((n-${CLICK})/3,2))`,
};

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
  for (const [name, sound] of Object.entries(SOUNDS))
    await runFfmpeg([
      ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25'],
      ...['-f', 'lavfi', '-i', `aevalsrc='${sound}|${sound}':s=48000`],
      ...['-t', String(SECONDS), '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'pcm_s24le'],
      studio.path(`${name}.mov`),
    ]);
  await runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=64x36', '-frames:v', '1', studio.path('still.png')]);
});
afterAll(() => studio.close());

it('is told where its peaks keep a film from its loudness', async () => {
  const manifest = await studio.manifest({
    format: { width: 64, height: 36, frameRate: '25' },
    media: { taps: { file: 'taps.mov' } },
    deliver: ['soft'],
    loudness: { integrated: -9 },
    timeline: [{ clip: 'taps' }],
  });
  for (const _ of ['made', 'reused']) {
    const { problems } = await studio.render([manifest, '--out', studio.path('taps'), '--accept-errors']);
    expect(problems.filter(({ severity }) => severity === 'warning')).toEqual([
      expect.objectContaining({
        code: 'loudness-missed',
        at: '/loudness/integrated',
        message: expect.stringMatching(/came out at -1\d.* LUFS where -9 was asked/),
      }),
    ]);
  }
});

describe.each(BUILDS)('the sound, made with $name', ({ name: build, ffmpegPath }) => {
  const place = ffmpegPath ? 'new' : 'old';

  /** Renders a film and gives its path, with what is promised of every film seen to be so. */
  const render = async (name: string, timeline: readonly unknown[], changes: Document = {}): Promise<string> => {
    const media = Object.keys(SOUNDS).map((each) => [each, { file: `${each}.mov` }] as const);
    const manifest = await studio.manifest(
      {
        format: { width: 64, height: 36, frameRate: '25' },
        media: { ...Object.fromEntries(media), still: { file: 'still.png' } },
        deliver: ['soft'],
        timeline,
        ...changes,
      },
      `${name}.json`,
    );
    const out = `${place}-${name}`;
    const args = [manifest, '--out', studio.path(out), '--accept-errors'];
    const { duration } = await studio.render(args, ffmpegPath ? { ffmpegPath } : {});
    const path = studio.path(`${out}/film.36p.mp4`);
    const { streams } = await probeFile(path);
    const ends = ['video', 'audio'].map((type) =>
      Number(streams.find(({ codec_type }) => codec_type === type)?.duration),
    );
    for (const end of ends) expect(Math.abs(end - duration), build).toBeLessThanOrEqual(1 / 25);
    return path;
  };

  it.each([
    ['a film that is silent all through', [{ clip: 'silent' }]],
    ['a film whose sound is muted', [{ clip: 'loud', volume: 'mute' }]],
    [
      'a film without any sound',
      [
        { card: { title: 'x' }, duration: '1s' },
        { still: 'still', duration: '2s' },
      ],
    ],
  ])('%s stays silent', async (_, timeline) => {
    const { integrated, truePeak } = await loudnessOf(await render('silence', timeline));
    expect(integrated).toBe(-70);
    expect(truePeak === Number.NEGATIVE_INFINITY || Number.isNaN(truePeak) || truePeak < -90).toBe(true);
  });

  it.each([
    ['very quiet', 'quiet', -23],
    ['clipped and very loud', 'loud', -23],
    ['full of bursts and wanted louder than they let it be', 'bursts', -14],
  ])('a source that is %s comes out as loud as asked, under its peak', async (_, clip, integrated) => {
    const path = await render(clip, [{ clip }], { loudness: { integrated, truePeak: -1 } });
    const found = await loudnessOf(path);
    expect(Math.abs(found.integrated - integrated)).toBeLessThanOrEqual(0.5);
    expect(found.truePeak).toBeLessThanOrEqual(-1);
  });

  it.each([
    ['with the limiter at work', 'click'],
    ['without it', 'clickAmidTones'],
  ])('a click stands at its sample, %s', async (_, clip) => {
    const path = await render(clip, [{ clip, from: '1s' }]);
    const { stdout } = await runFfmpeg(['-v', 'error', '-i', path, '-map', '0:a', '-f', 'f32le', '-']);
    const sound = new Float32Array(new Uint8Array(stdout).buffer);
    const left = sound.filter((_, i) => i % 2 === 0).map(Math.abs);
    const peak = left.reduce((best, level, i) => (level > (left[best] ?? 0) ? i : best), 0);
    expect(Math.abs(peak - CLICK_IN_FILM)).toBeLessThanOrEqual(2);
  });
});
