import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chapterFile, muxFilm } from '../../src/commands/film.ts';
import { rational } from '../../src/rational.ts';
import { pieces } from '../../src/run/run-film.ts';
import type { Piece } from '../../src/run/stitch.ts';
import { draftFilm, RATE, writeFilm } from './film.ts';
import { type Measured, measured, medianOfThree } from './measured.ts';
import type { Place } from './place.ts';
import { planOf } from './planned.ts';
import { renderFilm, root } from './polyreel.ts';

export interface Joining {
  readonly frames: number;
  readonly pieces: number;
  readonly distinct: number;
  /** Seconds of CPU: the finished film copied to another file. */
  readonly copy: number;
  /** All pieces joined to one picture, and the start of the process that did it. */
  readonly stitch: number;
  readonly start: number;
  /** The joined picture put together with sound and chapters. */
  readonly mux: number;
  /** The pieces joined by ffmpeg's concat demuxer. */
  readonly demuxer: number;
}

/** Seconds of the film whose spans are used again and again. */
const PATTERN = 90;

/** A long film joined from spans that exist. @param seconds of it */
export const measureJoining = async (place: Place, seconds: number): Promise<Joining> => {
  const folder = join(place.folder, 'joining');
  await rm(folder, { recursive: true, force: true });
  const distinct = await makePieces(place, folder);
  const all = repeated(distinct, seconds * RATE);
  await writeFile(join(folder, 'pieces.json'), JSON.stringify(all));
  await writeFile(join(folder, 'pieces.txt'), all.map(({ path }) => `file 'file:${path}'\n`).join(''));
  const ffmpeg = (...args: readonly string[]): Promise<Measured> =>
    measured(place.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args], folder);
  const joinPieces = (): Promise<Measured> => {
    const args = ['bench/film/join-pieces.ts', join(folder, 'pieces.json'), join(folder, 'picture.mp4')];
    return measured(process.execPath, ['--import', 'tsx', ...args], root);
  };
  const joined = await medianOfThree(joinPieces);
  const { cpu: stitch } = JSON.parse(joined.out) as { cpu: number };
  const mux = await ffmpeg(...(await muxArgs(folder, seconds, ffmpeg)));
  const copy = await medianOfThree(() => ffmpeg('-i', 'film.mp4', '-map', '0', '-c', 'copy', 'copy.mp4'));
  const demuxer = await ffmpeg('-safe', '0', '-f', 'concat', '-i', 'pieces.txt', '-c', 'copy', 'concat.mp4');
  const frames = all.reduce((sum, piece) => sum + piece.frames, 0);
  await rm(folder, { recursive: true });
  return {
    ...{ frames, pieces: all.length, distinct: distinct.length },
    ...{ copy: copy.cpu, stitch, start: joined.cpu - stitch, mux: mux.cpu, demuxer: demuxer.cpu },
  };
};

/** The spans of a short film in the order in which they show. */
const makePieces = async (place: Place, folder: string): Promise<Piece[]> => {
  const draft = draftFilm({ seconds: PATTERN, coverage: 0.65, shotSeconds: 6, sourceSeconds: place.sourceSeconds });
  // Without cues, which would only make the spans shorter; a track has at least one.
  const film = { ...draft, cues: draft.cues.slice(0, 1) };
  const names = place.names.map((name) => `../../${name}`);
  const manifest = await writeFilm(join(folder, 'film'), { film, names, languages: ['en'], deliver: ['soft'] });
  await renderFilm({ manifest, home: join(folder, 'home'), out: join(folder, 'out'), media: place.folder });
  const { plan, results } = await planOf(manifest, join(folder, 'home'), place.folder);
  const found: Piece[] = [];
  for (const one of plan.films) for await (const piece of pieces({ results }, one)) found.push(piece);
  return found;
};

const repeated = (some: readonly Piece[], frames: number): Piece[] => {
  const all: Piece[] = [];
  for (let at = 0; at < frames; at += all.at(-1)?.frames ?? frames) all.push(some[all.length % some.length] as Piece);
  return all;
};

/** As a render puts a film together, with the sound of the short film again and again. */
const muxArgs = async (
  folder: string,
  seconds: number,
  ffmpeg: (...args: readonly string[]) => Promise<Measured>,
): Promise<string[]> => {
  const sound = ['-map', '0:a', '-c', 'copy', '-t', `${seconds}`, 'sound.m4a'];
  await ffmpeg('-stream_loop', '-1', '-i', 'out/film.720p.mp4', ...sound);
  await writeFile(join(folder, 'chapters.txt'), chapterFile([{ start: 0, end: seconds * 1000, title: 'Film' }]));
  return muxFilm({
    ...{ container: 'mp4', picture: 'picture.mp4', sound: 'sound.m4a', chapters: 'chapters.txt', tracks: [] },
    ...{ title: 'Film', rate: rational(RATE), output: 'film.mp4' },
  });
};
