import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Real pictures, where they lie beside the project: a room, an animation, a road. */
const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus/media');
const REAL = ['auto-editor__example.mp4', 'moviepy__big_buck_bunny_0_30.webm', 'gpmf-parser__karma.mp4'];

/** Drawn ones elsewhere: a picture that moves as a whole, with the grain of a small sensor. */
const DRAWN = ['mandelbrot=s=1280x720:r=25', 'testsrc2=s=1280x720:r=25', 'life=s=320x180:r=25:mold=9:ratio=0.2'];

export interface Footage {
  /** The files' names in their folder. */
  readonly names: readonly string[];
  readonly kind: 'real' | 'drawn';
}

/** How much footage, and of how many lines. */
export interface FootageSize {
  /** Of each clip. */
  readonly seconds: number;
  readonly lines: 720 | 1080;
}

/**
 * Three clips with 25 frames a second as a camera would write them (a key frame each second, good quality, in 1080 lines
 * the grain of a sensor), as long as asked: kept in the folder for the next run.
 */
export const makeBenchFootage = async (
  ffmpeg: string,
  folder: string,
  { seconds, lines }: FootageSize,
): Promise<Footage> => {
  await mkdir(folder, { recursive: true });
  const kind = REAL.every((name) => existsSync(join(CORPUS, name))) ? 'real' : 'drawn';
  const names = [0, 1, 2].map((i) => `${kind}-${lines}-${seconds}-${i}.mp4`);
  const size = lines === 1080 ? 'scale=1920:1080,noise=alls=3:allf=t' : 'scale=1280:720';
  for (const [i, name] of names.entries()) {
    if (existsSync(join(folder, name))) continue;
    const picture =
      kind === 'real'
        ? ['-stream_loop', '-1', '-i', join(CORPUS, REAL[i] ?? '')]
        : ['-f', 'lavfi', '-i', `${DRAWN[i]},scale=1280:720,noise=alls=10:allf=t`];
    const args = [
      ...['-v', 'error', '-y', ...picture, '-f', 'lavfi', '-i', `anoisesrc=r=48000:a=0.1:c=pink:s=${i + 1}`],
      ...['-map', '0:v', '-map', '1:a', '-t', `${seconds}`, '-vf', `${size},setsar=1,fps=25,format=yuv420p`],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-g', '25', '-c:a', 'aac', '-b:a', '160k'],
      ...['-ac', '2', join(folder, `making-${name}`)],
    ];
    const { status, stderr } = spawnSync(ffmpeg, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the footage was not made: ${stderr}`);
    await rename(join(folder, `making-${name}`), join(folder, name));
  }
  return { names, kind };
};
