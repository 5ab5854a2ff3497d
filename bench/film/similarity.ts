import { spawnSync } from 'node:child_process';
import { concat, inputs, type NaiveFilm } from './naive.ts';
import type { Place } from './place.ts';

/** SSIM of a film without subtitles to the very frames of the footage that it was cut from, 0 to 1. */
export const similarity = async (place: Place, naive: NaiveFilm, folder: string, path: string): Promise<number> => {
  const { shots } = naive.film;
  const graph = `${concat(naive.film)};[${shots.length}:v]settb=AVTB,setpts=N/25/TB[made];[cut]settb=AVTB,setpts=N/25/TB[true];[made][true]ssim;[sound]anullsink`;
  const args = [...inputs(naive), '-i', path, '-filter_complex', graph, '-f', 'null', '-'].map((arg) =>
    arg === 'error' ? 'info' : arg,
  );
  const { stderr } = spawnSync(place.ffmpeg, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  const found = /SSIM .* All:(\S+)/.exec(stderr);
  if (!found) throw new Error(`the films were not compared: ${stderr.slice(-2_000)}`);
  return Number(found[1]);
};
