import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { softFilm } from '../support/soft-film.ts';
import { BUILDS, frameDigests, makeClip, openStudio, runFfmpeg, type Studio } from '../support/studio.ts';

const format = { width: 192, height: 108, frameRate: '25' };
const media = { m: { file: 'moving.mp4' }, n: { file: 'noisy.mp4' } };

describe.each(BUILDS)('frames held and cleaned by $name', ({ ffmpegPath }) => {
  let studio: Studio;
  const tool = ffmpegPath ? { ffmpegPath } : {};
  const film = async (timeline: readonly object[], name: string): Promise<string> =>
    (await softFilm(studio, { format, media, timeline }, name, tool)).path;

  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('moving.mp4'), { seconds: 2, size: '192x108' });
    const lossless = ['-c:v', 'libx264', '-crf', '1', '-pix_fmt', 'yuv420p'];
    const bars = ['-v', 'error', '-f', 'lavfi', '-i', 'smptebars=s=192x108:r=25', '-t', '1'];
    await runFfmpeg([...bars, '-vf', 'noise=alls=14:allf=t', ...lossless, studio.path('noisy.mp4')]);
  });
  afterAll(() => studio.close());

  /** The mean of how much each pixel's brightness differs from the frame before, 0 to 255. */
  const restless = async (path: string): Promise<number> => {
    const { stdout } = await runFfmpeg(['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', '-']);
    const size = 192 * 108;
    let sum = 0;
    for (let i = size; i < stdout.length; i++) sum += Math.abs((stdout[i] ?? 0) - (stdout[i - size] ?? 0));
    return sum / (stdout.length - size);
  };

  it('shows one frame of a clip for as long as it is asked to, in silence', async () => {
    const path = await film([{ clip: 'm', freeze: '1s', duration: '2s' }], 'frozen');
    const { stderr } = await runFfmpeg(['-i', path, '-af', 'volumedetect', '-f', 'null', '-']);
    expect(Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1])).toBeLessThan(-80);
    expect(await frameDigests(path)).toHaveLength(50);
    expect(await restless(path)).toBeLessThan(0.5);
    await expectGolden(path, { frozen: 12 });
    // The very frame that the clip shows then.
    await expectGolden(await film([{ clip: 'm', to: '2s' }], 'whole'), { frozen: 25 });
  });

  it('takes noise out', async () => {
    const noisy = await restless(await film([{ clip: 'n' }], 'noisy-as-it-is'));
    const clean = await film([{ clip: 'n', denoise: 'strong' }], 'denoised');
    expect(await restless(clean)).toBeLessThan(noisy / 2);
    await expectGolden(clean, { denoised: 20 });
  });
});
