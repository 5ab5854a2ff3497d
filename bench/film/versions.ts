import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Rendition, resolveRendition } from '../../src/manifest/renditions.ts';
import { coverageOf, draftFilm, framesOf, LANGUAGES, writeFilm } from './film.ts';
import { type Measured, measured } from './measured.ts';
import { cutOnly, filmByConcat, filmsBySplit, type NaiveFilm } from './naive.ts';
import type { Place } from './place.ts';
import { type Rendered, readMedia, renderFilm } from './polyreel.ts';
import { similarity } from './similarity.ts';

export interface VersionsRequest {
  readonly seconds: number;
  /** The share of the film with a cue on screen. */
  readonly coverage: number;
  /** The first is the one whose quality is compared. */
  readonly renditions: readonly string[];
}

export interface Versions {
  readonly coverage: number;
  readonly frames: number;
  readonly shots: number;
  /** Reading and checking all footage, which is done once for a file; and the films, with what is known of it. */
  readonly reading: Measured;
  readonly ours: Rendered;
  readonly script: Measured;
  readonly split: Measured;
  /** CPU of an ideal: every frame decoded once, scaled once for each size, and encoded once for each picture that differs. */
  readonly limit: number;
  /** Bytes of all films, ours and the script's. */
  readonly bytes: { readonly ours: number; readonly script: number };
  /** SSIM of the film without subtitles to the frames of the footage. */
  readonly ssim: { readonly ours: number; readonly script: number };
}

/** Four burned films and a clean one, from nothing: ours (with streams and Matroska besides), a script's, and one command's. */
export const makeVersions = async (place: Place, request: VersionsRequest): Promise<Versions> => {
  const { renditions: names } = request;
  const film = draftFilm({ ...request, shotSeconds: 6, sourceSeconds: place.sourceSeconds });
  const coverage = coverageOf(film);
  const renditions = names.flatMap((name) => resolveRendition(name, { width: 1280, height: 720 }) ?? []);
  const folder = join(place.folder, 'versions');
  await rm(folder, { recursive: true, force: true });
  const sources = place.names.map((name) => `../${name}`);
  const manifest = await writeFilm(folder, { film, names: sources, renditions: names });
  for (const made of ['naive', 'split']) await mkdir(join(folder, made));
  const naive: NaiveFilm = { film, sources, fonts: place.fonts };
  const wanted = renditions.flatMap((rendition) => [
    { rendition, path: `clean.${rendition.name}.mp4` },
    ...LANGUAGES.map((language) => ({ language, rendition, path: `${language}.${rendition.name}.mp4` })),
  ]);
  const run = (args: readonly string[]): Promise<Measured> => measured(place.ffmpeg, args, folder);
  let script: Measured = { cpu: 0, wall: 0, out: '', err: '' };
  const clean = new Map<Rendition, number>();
  for (const { path, ...output } of wanted) {
    const one = await run(filmByConcat(naive, { ...output, path: `naive/${path}` }));
    if (!('language' in output)) clean.set(output.rendition, one.cpu);
    script = { cpu: script.cpu + one.cpu, wall: script.wall + one.wall, out: '', err: '' };
  }
  const home = join(folder, 'home');
  const reading = await readMedia(manifest, home, place.folder);
  const ours = await renderFilm({ manifest, home, out: join(folder, 'out') });
  const split = await run(
    filmsBySplit(
      naive,
      wanted.map((output) => ({ ...output, path: `split/${output.path}` })),
    ),
  );
  let limit = (await run(cutOnly(naive))).cpu;
  const decoding = limit;
  for (const [rendition, cpu] of clean) {
    const scaling = Math.max(0, (await run(cutOnly(naive, rendition))).cpu - decoding);
    limit += scaling + (cpu - decoding - scaling) * (1 + LANGUAGES.length * coverage);
  }
  const mine = names.flatMap((name) => [
    ...LANGUAGES.map((language) => `out/film.${language}.${name}.mp4`),
    `out/film.${name}.mp4`,
  ]);
  const sizeOf = async (paths: readonly string[]): Promise<number> =>
    (await Promise.all(paths.map((path) => stat(join(folder, path))))).reduce((sum, { size }) => sum + size, 0);
  const [first] = renditions as [Rendition];
  const quality = (path: string): Promise<number> => similarity(place, naive, { folder, path, rendition: first });
  return {
    ...{ coverage, frames: framesOf(film), shots: film.shots.length, reading, ours, script, split, limit },
    bytes: { ours: await sizeOf(mine), script: await sizeOf(wanted.map(({ path }) => `naive/${path}`)) },
    ssim: {
      ours: await quality(`out/film.${first.name}.mp4`),
      script: await quality(`naive/clean.${first.name}.mp4`),
    },
  };
};
