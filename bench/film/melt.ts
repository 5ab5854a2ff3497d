import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchFilm, draftFilm, RATE, writeFilm } from './film.ts';
import { type Measured, measured } from './measured.ts';
import { filmByConcat, type NaiveFilm } from './naive.ts';
import type { Place } from './place.ts';
import { type Rendered, renderFilm } from './polyreel.ts';
import { similarity } from './similarity.ts';

/** Debian's, which share their libraries; elsewhere they are left out. */
const [MELT, FFMPEG, FFPROBE] = ['/usr/bin/melt', '/usr/bin/ffmpeg', '/usr/bin/ffprobe'];

export interface BesideMelt {
  readonly ours: Rendered;
  readonly script: Measured;
  readonly melt: Measured;
  readonly bytes: { readonly ours: number; readonly melt: number };
  readonly ssim: { readonly ours: number; readonly melt: number };
}

/** One film without subtitles, by the libraries of the system's ffmpeg in all three; undefined where melt is not installed. */
export const makeBesideMelt = async (place: Place, seconds: number): Promise<BesideMelt | undefined> => {
  if (![MELT, FFMPEG, FFPROBE].every((path) => existsSync(path))) return undefined;
  const film = draftFilm({ seconds, coverage: 0.65, shotSeconds: 6, sourceSeconds: place.sourceSeconds });
  const folder = join(place.folder, 'melt');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const sources = place.names.map((name) => `../${name}`);
  const naive: NaiveFilm = { film, sources, fonts: place.fonts };
  const { rendition } = place;
  const manifest = await writeFilm(folder, { film, names: sources, languages: ['en'], deliver: ['soft'] });
  const script = await measured(FFMPEG, filmByConcat(naive, { rendition, path: 'script.mp4' }), folder);
  const melt = await measured(MELT, meltArguments(film, sources, place), folder);
  const ours = await renderFilm({
    ...{ manifest, home: join(folder, 'home'), out: join(folder, 'out') },
    settings: { FFMPEG_PATH: FFMPEG, FFPROBE_PATH: FFPROBE },
  });
  const path = { ours: `out/film.${rendition.name}.mp4`, melt: 'melt.mp4' };
  const bytesOf = async (name: string): Promise<number> => (await stat(join(folder, name))).size;
  const quality = (made: string): Promise<number> => similarity(place, naive, { folder, path: made, rendition });
  return {
    ...{ ours, script, melt },
    bytes: { ours: await bytesOf(path.ours), melt: await bytesOf(path.melt) },
    ssim: { ours: await quality(path.ours), melt: await quality(path.melt) },
  };
};

/** The same cut, and x264 as ours is set; frames are scaled and encoded in as many threads as there are. */
const meltArguments = ({ shots }: BenchFilm, sources: readonly string[], { rendition }: Place): string[] => [
  ...['-silent', '-profile', 'atsc_720p_25'],
  ...shots.flatMap(({ source, from, frames }) => [sources[source] ?? '', `in=${from}`, `out=${from + frames - 1}`]),
  ...['-consumer', 'avformat:melt.mp4', 'real_time=-2', `r=${RATE}`, 'vcodec=libx264', 'preset=faster'],
  ...[`crf=${rendition.crf}`, 'vprofile=high', `vmaxrate=${rendition.maxrate}k`, `g=${2 * RATE}`, 'pix_fmt=yuv420p'],
  ...[`vbufsize=${2 * rendition.maxrate * 1000}`, 'acodec=aac', 'ab=160k', 'channels=2', 'movflags=+faststart'],
];
