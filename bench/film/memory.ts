import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchFilm, draftFilm, LANGUAGES, type WrittenFilm, writeFilm } from './film.ts';
import { filmByConcat } from './naive.ts';
import { type Peaks, peaksOf } from './peaks.ts';
import type { Place } from './place.ts';
import { renderArgs, root } from './polyreel.ts';

export interface FilmMemory {
  readonly shots: number;
  readonly seconds: number;
  readonly peaks: Peaks;
}

export interface Memory {
  /** Films of small pictures: what the leading process takes. */
  readonly small: readonly FilmMemory[];
  /** A film at 720p in four languages. */
  readonly large: FilmMemory;
  /** The script at 720p. */
  readonly script: readonly FilmMemory[];
}

/** How many times the shortest film each is long, and how many shots it has. */
const SIZES = [
  { shots: 15, times: 1 },
  { shots: 150, times: 9 },
  { shots: 1_500, times: 36 },
];
/** Shots that differ: beyond them the spans and sounds are those of shots before. */
const DIFFERENT = 150;
/** Seconds of the clip of small pictures, and of the film at 720p. */
const [SMALL_CLIP, LARGE_FILM] = [120, 30];
/** Seconds after which the script is ended: it opens all its inputs at once. */
const SCRIPT_SECONDS = 60;

const SMALL = { width: 320, height: 180 };

/** @param seconds of the shortest film; the longest has 36 times as many */
export const measureMemory = async (place: Place, seconds: number): Promise<Memory> => {
  const folder = join(place.folder, 'memory');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  makeSmallClip(place, join(folder, 'small.mp4'));
  const small: FilmMemory[] = [];
  for (const { shots, times } of SIZES) small.push(await smallFilm(folder, shots, seconds * times));
  const large = await largeFilm(place, folder, Math.min(seconds, LARGE_FILM));
  const script: FilmMemory[] = [];
  for (const { shots, times } of SIZES.slice(0, 2)) script.push(await byScript(place, folder, shots, seconds * times));
  await rm(folder, { recursive: true });
  return { small, large, script };
};

const draft = (shots: number, seconds: number, sourceSeconds: number): BenchFilm =>
  draftFilm({ seconds, shotSeconds: seconds / shots, coverage: 0.65, sourceSeconds });

const render = async (
  folder: string,
  name: string,
  written: WrittenFilm,
  media: string,
): Promise<Pick<FilmMemory, 'shots' | 'peaks'>> => {
  const manifest = await writeFilm(join(folder, name), written);
  const args = renderArgs({ manifest, home: join(folder, `${name}-home`), out: join(folder, `${name}-out`), media });
  return { shots: written.film.shots.length, peaks: await peaksOf(process.execPath, args, root) };
};

/** Soft films, with Matroska and streams: one look, so that most of the time goes into what grows with the film. */
const smallFilm = async (folder: string, shots: number, seconds: number): Promise<FilmMemory> => {
  const { cues, shots: all } = draft(shots, seconds, SMALL_CLIP);
  const film = { cues, shots: all.map((shot, i) => ({ ...(all[i % DIFFERENT] ?? shot), source: 0 })) };
  const more = { format: { ...SMALL, frameRate: '25' } };
  const renditions = [{ name: 'small', height: SMALL.height }];
  const written = { film, names: ['../small.mp4'], deliver: ['soft', 'mkv', 'hls'], renditions, more };
  return { seconds, ...(await render(folder, `small${shots}`, written, folder)) };
};

/** Everything at once that ffmpeg is asked for: four burned looks and a clean one of each span. */
const largeFilm = async ({ folder: media, names, sourceSeconds }: Place, folder: string, seconds: number) => {
  const film = draftFilm({ seconds, shotSeconds: 20, coverage: 0.65, sourceSeconds });
  const written = { film, names: names.map((name) => `../../${name}`) };
  return { seconds, ...(await render(folder, 'large', written, media)) };
};

const byScript = async (place: Place, folder: string, shots: number, seconds: number): Promise<FilmMemory> => {
  const film = draft(shots, seconds, place.sourceSeconds);
  await writeFilm(join(folder, `script${shots}`), { film, names: [], languages: LANGUAGES });
  const naive = { ...place, film, sources: place.names.map((name) => `../../${name}`) };
  const args = filmByConcat(naive, { language: 'cs', rendition: place.rendition, path: 'film.mp4' });
  const peaks = await peaksOf(place.ffmpeg, args, join(folder, `script${shots}`), SCRIPT_SECONDS);
  return { shots: film.shots.length, seconds, peaks };
};

const makeSmallClip = ({ ffmpeg }: Place, path: string): void => {
  const picture = `testsrc2=s=${SMALL.width}x${SMALL.height}:r=25,format=yuv420p`;
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'anoisesrc=r=48000:a=0.1:c=pink:s=1'];
  const encoded = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '25', '-c:a', 'aac', '-ac', '2'];
  const args = ['-v', 'error', '-y', ...inputs, '-t', `${SMALL_CLIP}`, ...encoded, path];
  const { status, stderr } = spawnSync(ffmpeg, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the footage was not made: ${stderr}`);
};
