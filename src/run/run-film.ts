import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chapterFile, muxFilm, type SoftTrack } from '../commands/film.ts';
import { PolyreelError } from '../errors.ts';
import type { FilmStep } from '../plan/films.ts';
import { ownName, threeLetters } from '../plan/languages.ts';
import type { Track } from '../subtitles/track.ts';
import { writeSrt } from '../subtitles/write/srt.ts';
import type { Engine } from './engine.ts';
import { type Piece, stitch } from './stitch.ts';
import { verifyFilm } from './verify-film.ts';

/** Joins one film from results that exist, and hands over the verified file before its folder is removed. */
export const runFilm = (
  engine: Engine,
  film: FilmStep,
  signal: AbortSignal,
  take: (path: string) => Promise<void>,
): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const sound = await engine.results.open(film.mix);
    if (!sound) throw new PolyreelError('result-gone', `the sound of ${film.path} is gone; run it again.`);
    const { codec } = film.rendition;
    await stitch(pieces(engine, film), { rate: film.rate, codec }, join(folder, 'picture.mp4'), signal);
    await writeFile(join(folder, 'chapters.txt'), chapterFile(film.chapters));
    const { title, rate } = film;
    const parts = {
      picture: 'picture.mp4',
      sound: sound.path,
      chapters: 'chapters.txt',
      output: 'film.mp4',
      title,
      rate,
    };
    await engine.tool.run(muxFilm({ ...parts, tracks: await writeTracks(film.tracks, folder) }), {
      cwd: folder,
      signal,
    });
    const made = join(folder, 'film.mp4');
    await verifyFilm(engine, made, film, signal);
    await take(made);
  });

/** One after the other: a long film has more spans than a machine may want to hold at once. */
async function* pieces(engine: Engine, film: FilmStep): AsyncGenerator<Piece> {
  for (const { key, frames } of film.pictures) {
    const result = await engine.results.open(key);
    if (!result) throw new PolyreelError('result-gone', `a span of ${film.path} is gone; run it again.`);
    yield { path: result.path, frames };
  }
}

const writeTracks = (tracks: readonly Track[], folder: string): Promise<SoftTrack[]> =>
  Promise.all(
    tracks.map(async ({ language, kind, cues }) => {
      const path = `${language}.srt`;
      await writeFile(join(folder, path), writeSrt(cues));
      return { path, language: threeLetters(language), name: ownName(language), sdh: kind === 'sdh' };
    }),
  );
