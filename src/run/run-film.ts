import { symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { chapterFile, muxFilm, type SoftTrack, type SoundTrack } from '../commands/film.ts';
import { PolyreelError } from '../errors.ts';
import type { FilmStep } from '../plan/films.ts';
import { ownName, threeLetters } from '../plan/languages.ts';
import { writeAss } from '../subtitles/write/ass.ts';
import { writeSrt } from '../subtitles/write/srt.ts';
import { writeVtt } from '../subtitles/write/vtt.ts';
import type { FindLike } from './chunk-list.ts';
import type { Engine } from './engine.ts';
import { type Piece, stitch } from './stitch.ts';
import { verifyFilm } from './verify-film.ts';

/** Joins one film from results that exist, verifies it, and commits it under its key. */
export const runFilm = (
  engine: Engine,
  film: FilmStep,
  signal: AbortSignal,
  like: FindLike = async () => [],
): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const sound = await soundPath(engine, film, film.mix);
    const sounds = await soundTracks(engine, film);
    const { container, title, rate, pictures, rendition } = film;
    const { codec = 'h264' } = rendition ?? {};
    if (pictures.length) await stitch(pieces(engine, film), { rate, codec }, join(folder, 'picture.mp4'), signal);
    await writeFile(join(folder, 'chapters.txt'), chapterFile(film.chapters));
    const parts = {
      container,
      ...(pictures.length ? { picture: 'picture.mp4' } : {}),
      ...{ sound, chapters: 'chapters.txt', output: `film.${container}`, title, rate },
      ...(sounds ? { sounds } : {}),
      tracks: await writeTracks(film, folder),
      fonts: await linkFonts(engine, film, folder),
    };
    await engine.tool.run(muxFilm(parts), { cwd: folder, signal });
    const made = join(folder, parts.output);
    await verifyFilm(engine, made, film, signal);
    await engine.results.commit(film.key, made, {}, await like(film.path));
  });

const soundPath = async (engine: Engine, { path }: FilmStep, mix: string): Promise<string> => {
  const sound = await engine.results.open(mix);
  if (!sound) throw new PolyreelError('result-gone', `the sound of ${path} is gone; run it again.`);
  return sound.path;
};

const soundTracks = async (engine: Engine, film: FilmStep): Promise<SoundTrack[] | undefined> =>
  film.sounds &&
  Promise.all(
    film.sounds.map(async ({ mix, language, name }) => ({
      ...{ path: await soundPath(engine, film, mix), name },
      language: language === 'mul' ? language : threeLetters(language ?? 'und'),
    })),
  );

/** One after the other: a long film has more spans than a machine may want to hold at once. */
export async function* pieces(
  engine: Pick<Engine, 'results'>,
  film: Pick<FilmStep, 'path' | 'pictures'>,
): AsyncGenerator<Piece> {
  for (const { key, frames } of film.pictures) {
    const result = await engine.results.open(key);
    if (!result) throw new PolyreelError('result-gone', `a span of ${film.path} is gone; run it again.`);
    yield { path: result.path, frames };
  }
}

const writeTracks = (film: FilmStep, folder: string): Promise<SoftTrack[]> =>
  Promise.all(
    film.tracks.map(async (track) => {
      const { language, kind } = track;
      const { format, content } = textOf(film, track);
      const path = `${language}.${format}`;
      await writeFile(join(folder, path), content);
      return { path, format, language: threeLetters(language), name: ownName(language), sdh: kind === 'sdh' };
    }),
  );

/** A track in the format from which its container takes it. */
const textOf = (
  { container, style }: FilmStep,
  { language, cues }: FilmStep['tracks'][number],
): { format: SoftTrack['format']; content: string } => {
  if (container === 'mkv') return { format: 'ass', content: writeAss(cues, { language, ...(style ? { style } : {}) }) };
  if (container === 'webm') return { format: 'webvtt', content: writeVtt(cues, { language }) };
  return { format: 'srt', content: writeSrt(cues) };
};

/** The font by which the tracks of a Matroska film are drawn, wherever it is played. */
const linkFonts = async (engine: Engine, { style, tracks }: FilmStep, folder: string): Promise<string[]> => {
  if (!style || tracks.length === 0) return [];
  return Promise.all(
    engine.font.files.map(async ({ path }) => {
      const name = basename(path);
      await symlink(path, join(folder, name));
      return name;
    }),
  );
};
