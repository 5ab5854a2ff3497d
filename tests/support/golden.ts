import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { pixelsOf } from './pixels.ts';
import { runFfmpeg } from './studio.ts';

const FOLDER = fileURLToPath(new URL('../golden/', import.meta.url));
/** Pixels of a reference, across. */
const WIDTH = 192;
/** Decibels: encoders of two builds differ by 45 and more, a missing word or a shift of one frame goes below 32. */
const LEAST_PSNR = 36;

/** One frame of a film as a small PNG beside it, read by the build from npm. */
const pictureOf = async (film: string, frame: number): Promise<string> => {
  const path = `${film}.${frame}.png`;
  await runFfmpeg(['-i', film, '-vf', `select=eq(n\\,${frame}),scale=${WIDTH}:-2:flags=area`, '-frames:v', '1', path]);
  return path;
};

const psnrOf = async (one: string, other: string): Promise<number> => {
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let sum = 0;
  for (let y = 0; y < a.height; y++)
    for (let x = 0; x < a.width; x++)
      for (const [i, value] of a.at(x, y).entries()) sum += (value - (b.at(x, y)[i] ?? 0)) ** 2;
  const mean = sum / (3 * a.width * a.height);
  return mean === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10(255 ** 2 / mean);
};

/**
 * Holds frames of a film against small pictures that were looked at by eye and kept in `tests/golden`. To keep new ones,
 * delete the old and set `KEEP_GOLDEN=1`, then look at them before they are committed.
 * @param film path of the file
 * @param frames numbers of frames by the names of their references
 */
export const expectGolden = async (film: string, frames: Readonly<Record<string, number>>): Promise<void> => {
  for (const [name, frame] of Object.entries(frames)) {
    const shown = await pictureOf(film, frame);
    const reference = `${FOLDER}${name}.png`;
    if (!existsSync(reference) && process.env.KEEP_GOLDEN) {
      await mkdir(FOLDER, { recursive: true });
      await copyFile(shown, reference);
    }
    expect(existsSync(reference), `${name}.png is kept in tests/golden`).toBe(true);
    expect(await psnrOf(shown, reference), `${name}, decibels`).toBeGreaterThan(LEAST_PSNR);
  }
};
