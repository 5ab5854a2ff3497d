import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILDS, makeClip, openStudio, runFfmpeg, type Studio } from '../support/studio.ts';

const FRAME = (160 * 90 * 3) / 2;
const raw = async (args: readonly string[]): Promise<Buffer> =>
  (await runFfmpeg(['-v', 'error', ...args, '-vsync', '0', '-pix_fmt', 'yuv420p', '-f', 'rawvideo', '-'])).stdout;

const distance = (a: Buffer, i: number, b: Buffer, j: number): number => {
  let sum = 0;
  for (let k = 0; k < 160 * 90; k += 7) sum += ((a[i * FRAME + k] ?? 0) - (b[j * FRAME + k] ?? 0)) ** 2;
  return sum;
};

/** Through the encoder and the film: what the seams prove of the filters alone. */
describe.each(BUILDS)('a source slower than the film, with $name', ({ ffmpegPath }) => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('a.mp4'), { seconds: 4, rate: '15', size: '160x90' });
  });
  afterAll(() => studio.close());

  it('shows every picture in its own frames', async () => {
    const format = { width: 160, height: 90, frameRate: '25' };
    const media = { a: { file: 'a.mp4' } };
    const manifest = await studio.manifest({ format, media, deliver: ['soft'], timeline: [{ clip: 'a', to: '2s' }] });
    await studio.render([manifest, '--out', studio.path('out'), '--accept-errors'], ffmpegPath ? { ffmpegPath } : {});
    const film = await raw(['-i', studio.path('out/film.90p.mp4')]);
    const source = await raw(['-i', studio.path('a.mp4')]);
    const shown = Array.from({ length: film.length / FRAME }, (_, k) => {
      const near = Array.from({ length: 5 }, (_, i) => Math.round(k * 0.6) - 2 + i).filter((j) => j >= 0);
      return near.sort((x, y) => distance(film, k, source, x) - distance(film, k, source, y))[0];
    });
    // The last picture before the middle of the frame: j / 15 < (k + 1/2) / 25, in whole numbers.
    expect(shown).toEqual(Array.from({ length: 50 }, (_, k) => Math.ceil((3 * (2 * k + 1)) / 10) - 1));
  });
});
