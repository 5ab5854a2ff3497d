import type { Rendition } from '../../src/manifest/renditions.ts';
import { type BenchFilm, RATE } from './film.ts';

export interface NaiveFilm {
  readonly film: BenchFilm;
  /** Paths of the clips, and of the folder of fonts. */
  readonly sources: readonly string[];
  readonly fonts: string;
}

/** A film to be made: of a language with its subtitles in the picture, or of none. */
export interface NaiveOutput {
  readonly language?: string;
  readonly rendition: Rendition;
  readonly path: string;
}

/** The script that a person would write: an input for each shot, the concat filter, `subtitles=`, x264 as ours is set. */
export const filmByConcat = (naive: NaiveFilm, wanted: NaiveOutput): string[] => [
  ...inputs(naive),
  ...['-filter_complex', [concat(naive.film), `[cut]${burn(naive, wanted)}[v]`].join(';')],
  ...output('[v]', wanted),
];

/** All films by one command: decoded once, split to an encoder for each. */
export const filmsBySplit = (naive: NaiveFilm, outputs: readonly NaiveOutput[]): string[] => {
  const copies = outputs.map((_, i) => `[c${i}]`).join('');
  const burns = outputs.map((wanted, i) => `[c${i}]${burn(naive, wanted)}[v${i}]`);
  const sounds = outputs.map((_, i) => `[a${i}]`).join('');
  const graph = [
    concat(naive.film),
    `[cut]split=${outputs.length}${copies}`,
    ...burns,
    `[sound]asplit=${outputs.length}${sounds}`,
  ];
  return [
    ...inputs(naive),
    ...['-filter_complex', graph.join(';')],
    ...outputs.flatMap((wanted, i) => output(`[v${i}]`, wanted, `[a${i}]`)),
  ];
};

/** The cut without sound, decoded and no more; scaled where a size is given. */
export const cutOnly = (naive: NaiveFilm, size?: Pick<Rendition, 'width' | 'height'>): string[] => [
  ...inputs(naive),
  ...['-filter_complex', `${pictures(naive.film)};[cut]${size ? scaled(size) : 'null'}[v]`],
  ...['-map', '[v]', '-f', 'null', '-'],
];

export const inputs = ({ film, sources }: NaiveFilm): string[] => [
  ...['-nostdin', '-v', 'error', '-y'],
  ...film.shots.flatMap(({ source, from, frames }) => [
    ...['-ss', seconds(from), '-t', seconds(frames), '-i', sources[source] ?? ''],
  ]),
];

const seconds = (frames: number): string => (frames / RATE).toFixed(3);

export const concat = ({ shots }: BenchFilm): string =>
  `${shots.map((_, i) => `[${i}:v][${i}:a]`).join('')}concat=n=${shots.length}:v=1:a=1[cut][sound]`;

const pictures = ({ shots }: BenchFilm): string =>
  `${shots.map((_, i) => `[${i}:v]`).join('')}concat=n=${shots.length}[cut]`;

export const scaled = ({ width, height }: Pick<Rendition, 'width' | 'height'>): string =>
  `scale=${width}:${height},format=yuv420p`;

const burn = ({ fonts }: NaiveFilm, { language, rendition }: NaiveOutput): string =>
  language
    ? `${scaled(rendition)},subtitles=${language}.srt:fontsdir=${fonts}:force_style='FontName=Noto Sans,FontSize=18'`
    : scaled(rendition);

const output = (picture: string, { rendition, path }: NaiveOutput, sound = '[sound]'): string[] => [
  ...['-map', picture, '-map', sound, '-c:v', 'libx264', '-preset', 'faster', '-crf', `${rendition.crf}`],
  ...['-profile:v', 'high', '-maxrate', `${rendition.maxrate}k`, '-bufsize', `${2 * rendition.maxrate}k`],
  ...['-g', `${2 * RATE}`, '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '160k', '-movflags', '+faststart', path],
];
