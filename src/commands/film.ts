import type { ChapterMark } from '../plan/films.ts';
import type { Rational } from '../rational.ts';

/** A track of a soft film: a clean SRT file and how players call it. */
export interface SoftTrack {
  readonly path: string;
  /** ISO 639-2/T, three letters. */
  readonly language: string;
  readonly name: string;
  readonly sdh: boolean;
}

export interface FilmParts {
  readonly picture: string;
  readonly sound: string;
  readonly chapters: string;
  readonly tracks: readonly SoftTrack[];
  readonly title: string;
  readonly rate: Rational;
  readonly output: string;
}

/** Ticks of the picture's track: at least 10,000 a second, a whole number of them a frame. */
export const timescale = ({ num, den }: Rational): number => Number(den === 1n ? num * 512n : num);

/** Puts joined pictures, sound, chapters and tracks into one fast-start MP4; nothing is encoded. */
export const muxFilm = ({ picture, sound, chapters, tracks, title, rate, output }: FilmParts): string[] => [
  ...['-i', `file:${picture}`, '-i', `file:${sound}`, '-f', 'ffmetadata', '-i', `file:${chapters}`],
  ...tracks.flatMap(({ path }) => ['-f', 'srt', '-i', `file:${path}`]),
  ...['-map', '0:v:0', '-map', '1:a:0', ...tracks.flatMap((_, i) => ['-map', `${i + 3}:s:0`])],
  // Of all ways to name the source of metadata, only this one keeps the chapters' titles (both builds).
  ...['-map_metadata', '2', '-map_chapters', '2', '-c', 'copy', '-c:s', 'mov_text'],
  ...['-metadata', `title=${title}`, '-metadata:s:v:0', 'encoder='],
  ...['-metadata:s:v:0', 'handler_name=Picture', '-metadata:s:a:0', 'handler_name=Sound'],
  ...tracks.flatMap(({ language, name, sdh }, i) => [
    ...[
      `-metadata:s:s:${i}`,
      `language=${language}`,
      `-metadata:s:s:${i}`,
      `title=${name}`,
      `-metadata:s:s:${i}`,
      `handler_name=${name}`,
    ],
    ...[`-disposition:s:${i}`, sdh ? 'hearing_impaired' : '0'],
  ]),
  ...[
    '-video_track_timescale',
    String(timescale(rate)),
    '-movflags',
    '+faststart',
    '-fflags',
    '+bitexact',
    '-f',
    'mp4',
    '-y',
    `file:${output}`,
  ],
];

/** ffmpeg's own metadata format, in which `=`, `;`, `#`, `\` and line feeds are escaped. */
export const chapterFile = (chapters: readonly ChapterMark[]): string =>
  [
    ';FFMETADATA1',
    ...chapters.flatMap(({ start, end, title }) => [
      '[CHAPTER]',
      'TIMEBASE=1/1000',
      `START=${start}`,
      `END=${end}`,
      `title=${title.replace(/\s+/g, ' ').replace(/[=;#\\]/g, '\\$&')}`,
    ]),
    '',
  ].join('\n');
