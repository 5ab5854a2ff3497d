import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { softFilm } from '../support/soft-film.ts';
import { BUILDS, makeClip, openStudio, runFfmpeg, type Studio } from '../support/studio.ts';

const format = { width: 192, height: 108, frameRate: '25' };

describe.each(BUILDS)('what is hidden by $name', ({ ffmpegPath }) => {
  let studio: Studio;
  const tool = ffmpegPath ? { ffmpegPath } : {};
  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('a.mp4'), { seconds: 3, size: '192x108' });
  });
  afterAll(() => studio.close());

  const film = async (clip: object, name: string): Promise<string> => {
    const timeline = [{ clip: 'a', from: '480ms', to: '2.48s', ...clip }];
    return (await softFilm(studio, { format, media: { a: { file: 'a.mp4' } }, timeline }, name, tool)).path;
  };
  /** Brightness of every frame, cut to a rectangle. */
  const grays = async (path: string, crop: string): Promise<Uint8Array[]> => {
    const [width = 0, height = 0] = crop.split(':').map(Number);
    const args = ['-v', 'error', '-i', path, '-map', '0:v:0', '-vf', `crop=${crop}`];
    const { stdout } = await runFfmpeg([...args, '-f', 'rawvideo', '-pix_fmt', 'gray', '-']);
    const bytes = width * height;
    return Array.from({ length: stdout.length / bytes }, (_, i) => stdout.subarray(i * bytes, (i + 1) * bytes));
  };
  const difference = (a: Uint8Array = new Uint8Array(), b: Uint8Array = new Uint8Array()): number =>
    a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;

  it('is blurred in the frames from "from" to before "to", and nowhere else', async () => {
    const blur = [{ x: 4, y: 2, width: 98, height: 36, from: '1.01s', to: '1.59s' }];
    const [bare, hidden] = [await film({}, 'bare'), await film({ blur }, 'blurred')];
    await expectGolden(hidden, { 'blur-before': 12, 'blur-first': 13, 'blur-last': 27, 'blur-after': 28 });
    const changed = async (crop: string): Promise<number[]> => {
      const [a, b] = [await grays(bare, crop), await grays(hidden, crop)];
      expect([a.length, b.length]).toEqual([50, 50]);
      return a.flatMap((frame, i) => (difference(frame, b[i]) > 6 ? [i] : []));
    };
    // Frames 25 to 39 of the clip, from which twelve are skipped: one that is touched at all is blurred.
    expect(await changed('98:36:4:2')).toEqual(Array.from({ length: 15 }, (_, i) => 13 + i));
    expect(await changed('88:108:104:0')).toEqual([]);
    expect(await changed('192:66:0:40')).toEqual([]);
  });

  it('is silent from "from" to "to", and as loud as before around it', async () => {
    const levels = async (path: string): Promise<(from: number, to: number) => number> => {
      const args = ['-v', 'error', '-i', path, '-map', '0:a:0', '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'];
      const { stdout } = await runFfmpeg(args);
      const samples = new Float32Array(new Uint8Array(stdout).buffer);
      return (from, to) => {
        const part = samples.subarray(Math.round(from * 48_000), Math.round(to * 48_000));
        return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 1e-12) / part.length);
      };
    };
    const muted = await levels(await film({ mute: [{ from: '1s', to: '1.5s' }, { from: '2.2s' }] }, 'muted'));
    // AAC smears by a frame of 21 ms at most.
    expect(muted(0.525, 0.975)).toBeLessThan(-70);
    expect(muted(1.725, 2)).toBeLessThan(-70);
    for (const [from, to] of [
      [0.4, 0.49],
      [1.01, 1.1],
      [1.6, 1.69],
    ] as const)
      expect(muted(from, to)).toBeGreaterThan(-40);
  });
});
