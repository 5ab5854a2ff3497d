import { spawnSync } from 'node:child_process';
import type { Rendition } from '../../src/manifest/renditions.ts';
import { concat, inputs, type NaiveFilm, scaled } from './naive.ts';
import type { Place } from './place.ts';

export interface Compared {
  readonly folder: string;
  readonly path: string;
  readonly rendition: Rendition;
}

/** SSIM of a film without subtitles to the very frames of the footage that it was cut from, scaled as the script does, 0 to 1. */
export const similarity = async (
  place: Place,
  naive: NaiveFilm,
  { folder, path, rendition }: Compared,
): Promise<number> => {
  const clock = 'settb=AVTB,setpts=N/25/TB';
  const graph = [
    concat(naive.film),
    `[${naive.film.shots.length}:v]${clock}[made]`,
    `[cut]${scaled(rendition)},${clock}[true]`,
    '[made][true]ssim',
    '[sound]anullsink',
  ].join(';');
  const args = [...inputs(naive), '-i', path, '-filter_complex', graph, '-f', 'null', '-'].map((arg) =>
    arg === 'error' ? 'info' : arg,
  );
  const { stderr } = spawnSync(place.ffmpeg, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  const found = /SSIM .* All:(\S+)/.exec(stderr);
  if (!found) throw new Error(`the films were not compared: ${stderr.slice(-2_000)}`);
  return Number(found[1]);
};
