import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { apart, pixelsOf, type Rgb } from '../support/pixels.ts';
import { BUILDS, makeClip, openStudio, runFfmpeg, type Studio } from '../support/studio.ts';

let studio: Studio;

const colourOf = async (
  film: string,
  frame: number,
  places: readonly (readonly [number, number])[],
): Promise<Rgb[]> => {
  const path = `${film}.${frame}.full.png`;
  const matrix = 'scale=in_color_matrix=bt709:in_range=limited:flags=accurate_rnd,format=rgb24';
  await runFfmpeg(['-i', film, '-vf', `select=eq(n\\,${frame}),${matrix}`, '-frames:v', '1', path]);
  const { at, width, height } = await pixelsOf(path);
  return places.map(([x, y]) => at(Math.round(x * width), Math.round(y * height)));
};

beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 3, tone: 300 });
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc=s=320x180:r=25', '-f', 'lavfi', '-i', 'sine=f=900:r=48000'],
    ...['-t', '3', '-g', '10', '-pix_fmt', 'yuv420p', studio.path('b.mp4')],
  ]);
  await runFfmpeg(['-f', 'lavfi', '-i', 'color=c=0xff8000:s=100x50', '-frames:v', '1', studio.path('logo.png')]);
});
afterAll(() => studio.close());

const film = (more: Record<string, unknown>) => ({
  languages: ['cs'],
  format: { width: 640, height: 360, frameRate: '25' },
  media: { a: { file: 'a.mp4', people: false }, b: { file: 'b.mp4', people: false }, logo: { file: 'logo.png' } },
  subtitles: { cs: 'cs.srt' },
  renditions: ['360p'],
  deliver: ['burned'],
  ...more,
});

describe.each(BUILDS)('with $name', ({ name, ffmpegPath }) => {
  const tool = ffmpegPath ? { ffmpegPath } : {};
  const render = async (id: string, more: Record<string, unknown>): Promise<{ path: string; frames: number }> => {
    await studio.write('cs.srt', '1\n00:00:00,000 --> 00:00:00,400\nAhoj\n');
    const manifest = await studio.manifest(film(more), `${id}.json`);
    const out = studio.path(`${id}-${name === BUILDS[0]?.name ? 'old' : 'new'}`);
    const { frames } = await studio.render([manifest, '--out', out, '--accept-errors'], tool);
    return { path: `${out}/film.cs.360p.mp4`, frames };
  };

  it('ends with the emblem, the statement and the disclaimer in the language of the film', async () => {
    const { path, frames } = await render('funding', {
      timeline: [{ clip: 'a', to: '2s' }],
      funding: { authority: { cs: 'Domu zahraniční spolupráce' }, duration: '2s' },
    });
    expect(frames).toBe(100);
    await expectGolden(path, { 'funding-card': 90 });
    // The field between the stars, and the middle of the star at twelve o'clock: 0.29 − 0.36/3 of the height.
    const [blue, gold] = await colourOf(path, 90, [
      [0.5, 0.29],
      [0.5, 0.29 - 0.36 / 3],
    ]);
    expect(apart(blue as Rgb, [0, 0x33, 0x99])).toBeLessThan(8);
    expect(apart(gold as Rgb, [0xff, 0xcc, 0])).toBeLessThan(16);
  });

  it('lays two clips side by side, or one in a corner, and a logo over all', async () => {
    const { path } = await render('beside', {
      timeline: [
        { clip: 'a', to: '1s', with: { clip: 'b', from: '1s', layout: 'split' } },
        { clip: 'a', from: '1s', to: '2s', with: { clip: 'b', from: '1s', layout: 'inset', corner: 'top-left' } },
      ],
      logo: { media: 'logo', corner: 'bottom-left', opacity: 1 },
    });
    await expectGolden(path, { split: 18, inset: 43 });
  });
});
