import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { draftFilm, framesOf, type WrittenFilm, writeFilm } from './film.ts';
import { type Measured, measured } from './measured.ts';
import { filmByConcat } from './naive.ts';
import type { Place } from './place.ts';
import { type Rendered, readMedia, renderFilm } from './polyreel.ts';

/** What is made of spans that exist. */
export interface Container {
  readonly what: string;
  readonly cpu: number;
  readonly encodedFrames: number;
}

export interface Containers {
  readonly frames: number;
  /** Four burned films and a soft one, from nothing but the facts of the media. */
  readonly films: Rendered;
  /** One of them, without subtitles, by a plain ffmpeg. */
  readonly plain: Measured;
  readonly made: readonly Container[];
}

/** The title is part of a film, not of its spans: with another one the soft film is made again, of the same spans. */
const OTHER_TITLE = { more: { title: 'The film again' } };

const KINDS: readonly (readonly [string, Partial<WrittenFilm>])[] = [
  ['soft MP4', { deliver: ['soft'], ...OTHER_TITLE }],
  ['Matroska', { deliver: ['mkv'] }],
  ['HLS', { deliver: ['hls'] }],
  ['four offline packs', { deliver: ['pack'] }],
  ['the packs once more: nothing is made', { deliver: ['pack'] }],
];

/** What other containers cost once the films are there, each asked for by itself and then all at once. @param seconds of the film */
export const makeContainers = async (place: Place, seconds: number): Promise<Containers> => {
  const film = draftFilm({ seconds, coverage: 0.65, shotSeconds: 6, sourceSeconds: place.sourceSeconds });
  const folder = join(place.folder, 'containers');
  await rm(folder, { recursive: true, force: true });
  const names = place.names.map((name) => `../../${name}`);
  const render = async (written: Partial<WrittenFilm>, home: string, out: string): Promise<Rendered> => {
    const manifest = await writeFilm(join(folder, 'film'), { film, names, ...written });
    return renderFilm({ manifest, home: join(folder, home), out: join(folder, out), media: place.folder });
  };
  const deliver = ['burned', 'soft'];
  await readMedia(await writeFilm(join(folder, 'film'), { film, names, deliver }), join(folder, 'home'), place.folder);
  const films = await render({ deliver }, 'home', 'films');
  await cp(join(folder, 'home'), join(folder, 'all'), { recursive: true });
  const made: Container[] = [];
  const add = (what: string, { cpu, report }: Rendered): void => {
    made.push({ what, cpu, encodedFrames: report.pictures.encodedFrames });
  };
  for (const [i, [what, written]] of KINDS.entries()) add(what, await render(written, 'home', `out${i}`));
  const every = { deliver: ['soft', 'mkv', 'hls', 'pack'], ...OTHER_TITLE };
  add('all four at once', await render(every, 'all', 'out-all'));
  await mkdir(join(folder, 'plain'));
  const naive = { ...place, film, sources: place.names.map((name) => `../${name}`) };
  const plain = await measured(
    place.ffmpeg,
    filmByConcat(naive, { rendition: place.rendition, path: 'plain/clean.mp4' }),
    folder,
  );
  await rm(folder, { recursive: true });
  return { frames: framesOf(film), films, plain, made };
};
