import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { softFilm } from '../support/soft-film.ts';
import { BUILDS, openStudio, runFfmpeg, type Studio, srt } from '../support/studio.ts';

const size = { width: 192, height: 108 };
const format = { ...size, frameRate: '25' };
const media = { s: { file: 'shaking.mp4' }, p: { file: 'person.mp4' } };
const FRAMES = 40;

/** A window that a hand holds, with two jolts, over a picture that stands still and has no dark places. */
const SHAKING = [
  'mandelbrot=s=256x160:r=25,loop=loop=99:size=1',
  `trim=end_frame=${FRAMES},setpts=N/25/TB`,
  `crop=192:108:x='32+4*sin(2.1*n)+2*sin(3.7*n)+if(eq(n,12),8,0)':y='26+4*sin(2.6*n)-if(eq(n,30),8,0)'`,
  'format=yuv420p,lutyuv=y=100+val/3:u=128:v=128',
].join(',');
/** Black and white lines at a place of the window. */
const PERSON = `${SHAKING},geq=lum='if(between(X,80,119)*between(Y,30,69),16+219*mod(floor(X/2),2),lum(X,Y))':cb='cb(X,Y)':cr='cr(X,Y)'`;
const HIDDEN = [{ x: 78, y: 28, width: 44, height: 44 }];

describe.each(BUILDS)('a shaking clip held still by $name', ({ ffmpegPath }) => {
  let studio: Studio;
  const tool = ffmpegPath ? { ffmpegPath } : {};
  const film = (timeline: readonly object[], name: string, more: object = {}) =>
    softFilm(studio, { format, media, timeline, ...more }, name, tool);

  beforeAll(async () => {
    studio = await openStudio();
    for (const [name, source] of Object.entries({ shaking: SHAKING, person: PERSON }))
      await runFfmpeg([
        ...['-v', 'error', '-f', 'lavfi', '-i', source],
        ...['-c:v', 'libx264', '-crf', '1', '-pix_fmt', 'yuv420p', studio.path(`${name}.mp4`)],
      ]);
  });
  afterAll(() => studio.close());

  /** Brightness of each frame's pixels, 0 to 255. */
  const pixels = async (path: string): Promise<Buffer[]> => {
    const { stdout } = await runFfmpeg(['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', '-']);
    const bytes = size.width * size.height;
    return Array.from({ length: stdout.length / bytes }, (_, i) => stdout.subarray(i * bytes, (i + 1) * bytes));
  };
  const difference = (a: Buffer, b: Buffer): number =>
    a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
  /** The mean of how much each pixel's brightness differs from the frame before. */
  const restless = (frames: readonly Buffer[]): number =>
    frames.slice(1).reduce((sum, frame, i) => sum + difference(frame, frames[i] ?? frame), 0) / (frames.length - 1);
  const range = (frames: readonly Buffer[]) => ({
    darkest: Math.min(...frames.map((frame) => frame.reduce((a, b) => Math.min(a, b)))),
    brightest: Math.max(...frames.map((frame) => frame.reduce((a, b) => Math.max(a, b)))),
  });

  it('moves far less, keeps its frames, and shows no border', async () => {
    const shaking = await pixels((await film([{ clip: 's' }], 'shaking')).path);
    const { path } = await film([{ clip: 's', stabilise: true }], 'steady');
    const steady = await pixels(path);
    expect([shaking.length, steady.length]).toEqual([FRAMES, FRAMES]);
    expect(restless(steady)).toBeLessThan(restless(shaking) / 3);
    expect(range(steady).darkest).toBeGreaterThan(60);
    await expectGolden(path, { steady: 20 });
  });

  it('still hides who is to be hidden', async () => {
    const shown = range(await pixels((await film([{ clip: 'p', stabilise: true }], 'shown')).path));
    expect(shown.darkest).toBeLessThan(40);
    expect(shown.brightest).toBeGreaterThan(230);
    const hidden = range(await pixels((await film([{ clip: 'p', stabilise: true, blur: HIDDEN }], 'hidden')).path));
    expect(hidden.darkest).toBeGreaterThan(60);
    expect(hidden.brightest).toBeLessThan(220);
  });

  it('is as steady where it passes into another shot and on the poster', async () => {
    const transition = { type: 'crossfade', duration: '400ms' };
    const timeline = [
      { clip: 's', stabilise: true },
      { clip: 's', to: '1s', stabilise: true, transition },
    ];
    const deliver = { deliver: ['soft', 'poster'], poster: '200ms' };
    const { path } = await film(timeline, 'passing', deliver);
    const frames = await pixels(path);
    const alone = await pixels((await film([{ clip: 's', stabilise: true }], 'alone')).path);
    expect(frames).toHaveLength(FRAMES + 15);
    // The frames before the passage are those of the shot by itself, and the last of it hold to the same path.
    for (const i of [0, 15, 29]) expect(difference(frames[i] as Buffer, alone[i] as Buffer)).toBeLessThan(1);
    expect(difference(frames[30] as Buffer, alone[30] as Buffer)).toBeLessThan(restless(alone) + 2);
    const [poster] = await pixels(`${studio.path('passing')}/poster.jpg`);
    expect(difference(poster as Buffer, frames[5] as Buffer)).toBeLessThan(3);
  });

  it('carries a cue in its own frames, and comes out the same at every run', async () => {
    await studio.write('cue.srt', srt([['00,400', '00,800', 'Steady.']]));
    const renditions = [{ name: 'own', height: size.height, crf: 6, maxrate: '9000k' }];
    const document = { format, media, subtitles: { en: 'cue.srt' }, deliver: ['burned', 'soft'], renditions };
    const manifest = await studio.manifest({ ...document, timeline: [{ clip: 's', stabilise: true }] }, 'cue.json');
    const render = (jobs: string) =>
      studio.render(
        [manifest, '--out', studio.path(`cue${jobs}`), '--home', studio.path(`home${jobs}`), '--jobs', jobs],
        tool,
      );
    const [one, two] = [await render('1'), await render('2')];
    expect(two.outputs.map(({ sha256 }) => sha256)).toEqual(one.outputs.map(({ sha256 }) => sha256));
    const [bare, burned] = [
      await pixels(studio.path('cue1/film.own.mp4')),
      await pixels(studio.path('cue1/film.en.own.mp4')),
    ];
    const isWritten = (frame: Buffer, i: number): boolean =>
      frame.filter((value, at) => Math.abs(value - (bare[i]?.[at] ?? 0)) > 40).length > 20;
    const written = burned.flatMap((frame, i) => (isWritten(frame, i) ? [i] : []));
    expect(written).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });
});
