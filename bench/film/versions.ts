import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { coverageOf, draftFilm, framesOf, LANGUAGES, writeFilm } from './film.ts';
import { type Measured, measured } from './measured.ts';
import { filmByConcat, filmsBySplit, type NaiveFilm } from './naive.ts';
import type { Place } from './place.ts';
import { type Rendered, renderFilm } from './polyreel.ts';
import { similarity } from './similarity.ts';

export interface Versions {
  readonly coverage: number;
  readonly frames: number;
  readonly shots: number;
  readonly ours: Rendered;
  readonly script: Measured;
  readonly split: Measured;
  /** Bytes of all five films, ours and the script's. */
  readonly bytes: { readonly ours: number; readonly script: number };
  /** SSIM of the film without subtitles to the frames of the footage. */
  readonly ssim: { readonly ours: number; readonly script: number };
}

/** Four burned films and a clean one, from nothing: ours (with streams and Matroska besides), a script's, and one command's. */
export const makeVersions = async (place: Place, seconds: number, coverage: number): Promise<Versions> => {
  const film = draftFilm({ seconds, coverage, shotSeconds: 6, sourceSeconds: place.sourceSeconds });
  const folder = join(place.folder, `versions-${coverage}`);
  await rm(folder, { recursive: true, force: true });
  const sources = place.names.map((name) => `../${name}`);
  const manifest = await writeFilm(folder, { film, names: sources });
  await mkdir(join(folder, 'naive'));
  await mkdir(join(folder, 'split'));
  const naive: NaiveFilm = { ...place, film, sources };
  const wanted = [{ path: 'clean.mp4' }, ...LANGUAGES.map((language) => ({ language, path: `${language}.mp4` }))];
  let script: Measured = { cpu: 0, wall: 0, out: '', err: '' };
  for (const { path, ...output } of wanted) {
    const one = await measured(place.ffmpeg, filmByConcat(naive, { ...output, path: `naive/${path}` }), folder);
    script = { cpu: script.cpu + one.cpu, wall: script.wall + one.wall, out: '', err: '' };
  }
  const ours = await renderFilm(manifest, join(folder, 'home'), join(folder, 'out'));
  const all = wanted.map((output) => ({ ...output, path: `split/${output.path}` }));
  const split = await measured(place.ffmpeg, filmsBySplit(naive, all), folder);
  const mine = [...LANGUAGES.map((language) => `film.${language}.720p.mp4`), 'film.720p.mp4'];
  const sizeOf = async (names: readonly string[]): Promise<number> =>
    (await Promise.all(names.map((name) => stat(join(folder, name))))).reduce((sum, { size }) => sum + size, 0);
  return {
    ...{ coverage: coverageOf(film), frames: framesOf(film), shots: film.shots.length, ours, script, split },
    bytes: {
      ours: await sizeOf(mine.map((name) => `out/${name}`)),
      script: await sizeOf(wanted.map(({ path }) => `naive/${path}`)),
    },
    ssim: {
      ours: await similarity(place, naive, folder, 'out/film.720p.mp4'),
      script: await similarity(place, naive, folder, 'naive/clean.mp4'),
    },
  };
};
