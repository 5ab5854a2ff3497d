import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWAP } from '../support/cubes.ts';
import { expectGolden } from '../support/golden.ts';
import { apart, type Rgb } from '../support/pixels.ts';
import { softFilm } from '../support/soft-film.ts';
import { BUILDS, makeClip, openStudio, runFfmpeg, type Studio } from '../support/studio.ts';

const format = { width: 192, height: 108, frameRate: '25' };
const BT709 = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];

describe.each(BUILDS)('colours changed by $name', ({ ffmpegPath }) => {
  let studio: Studio;
  const tool = ffmpegPath ? { ffmpegPath } : {};
  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('moving.mp4'), { seconds: 1, size: '192x108' });
    await studio.write('swap.cube', SWAP);
    await studio.write('broken.cube', SWAP.replace('LUT_3D_SIZE 2', 'LUT_3D_SIZE 3'));
    const source =
      'color=c=0x804020:s=192x108:r=25,format=gbrp,scale=out_color_matrix=bt709:out_range=limited,format=yuv420p';
    const coded = ['-c:v', 'libx264', '-crf', '1', ...BT709, studio.path('brown.mp4')];
    await runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', source, '-t', '1', ...coded]);
  });
  afterAll(() => studio.close());

  const media = { m: { file: 'moving.mp4' }, b: { file: 'brown.mp4' }, l: { file: 'swap.cube' } };
  const film = async (clip: string, color: object, name: string): Promise<string> =>
    (await softFilm(studio, { format, media, timeline: [{ clip, to: '1s', color }] }, name, tool)).path;
  const colourOf = async (color: object, name: string): Promise<Rgb> => {
    const path = await film('b', color, name);
    const rgb = ['-vf', 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24', '-frames:v', '1'];
    const { stdout } = await runFfmpeg(['-v', 'error', '-i', path, ...rgb, '-f', 'rawvideo', '-']);
    return [stdout[0] ?? 0, stdout[1] ?? 0, stdout[2] ?? 0];
  };

  it.each([
    ['nothing', {}, [128, 64, 32]],
    // Twice the light is 2^(1/2.4) = 1.33 times the signal of a display.
    ['one stop more', { exposure: 1 }, [171, 85, 43]],
    ['one stop less', { exposure: -1 }, [96, 48, 24]],
    ['more contrast', { contrast: 1.5 }, [128, 32, 0]],
    ['no saturation', { saturation: 0 }, [75, 75, 75]],
    ['a table', { lut: 'l' }, [32, 64, 128]],
    ['a table after the rest', { exposure: 1, lut: 'l' }, [43, 85, 171]],
  ] as const)('%s', async (name, color, expected) => {
    const found = await colourOf(color, name.replaceAll(' ', '-'));
    expect(apart(found, expected), `${found}`).toBeLessThanOrEqual(name === 'more contrast' ? 12 : 4);
  });

  it('looks as it was looked at', async () => {
    const graded = await film('m', { exposure: 0.7, contrast: 1.2, saturation: 0.5 }, 'graded');
    await expectGolden(graded, { 'color-graded': 12 });
    await expectGolden(await film('m', { lut: 'l' }, 'table'), { 'color-table': 12 });
  });

  it('tells where a table is broken, or none', async () => {
    const broken = { ...media, l: { file: 'broken.cube' } };
    const timeline = [{ clip: 'b', color: { lut: 'l' } }, { clip: 'b', color: { lut: 'm' } }, { clip: 'l' }];
    const manifest = await studio.manifest({ format, media: broken, timeline, deliver: ['soft'] });
    const { status, out } = await studio.run(['check', manifest, '--json'], tool);
    expect(status).toBe(2);
    const { problems } = JSON.parse(out) as { problems: { at: string; message: string }[] };
    const said = new Map(problems.map(({ at, message }) => [at, message]));
    expect(said.get('/media/l/file')).toContain('Line 15: it ends after 8 of 27 colours.');
    expect(said.get('/timeline/1/color/lut')).toBe('"m" is no colour table; name a .cube file.');
  });
});
