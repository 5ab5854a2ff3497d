import type { ChapterMark, Container } from '../plan/films.ts';
import type { Rational } from '../rational.ts';

/** A track of a soft film: a clean subtitle file and how players call it. */
export interface SoftTrack {
  readonly path: string;
  readonly format: 'srt' | 'ass' | 'webvtt';
  /** ISO 639-2/T, three letters. */
  readonly language: string;
  readonly name: string;
  readonly sdh: boolean;
}

export interface SoundTrack {
  readonly path: string;
  /** ISO 639-2/T, three letters. */
  readonly language: string;
  readonly name: string;
}

export interface FilmParts {
  readonly container: Container;
  /** Absent of the sound alone. */
  readonly picture?: string;
  readonly sound: string;
  /** All sounds of a film that has more than one, `sound` first. */
  readonly sounds?: readonly SoundTrack[];
  readonly chapters: string;
  readonly tracks: readonly SoftTrack[];
  /** Font files to attach, of a Matroska film. */
  readonly fonts?: readonly string[];
  readonly title: string;
  readonly rate: Rational;
  readonly output: string;
}

/** Ticks of the picture's track: at least 10,000 a second, a whole number of them a frame. */
export const timescale = ({ num, den }: Rational): number => Number(den === 1n ? num * 512n : num);

/** Puts joined pictures, sound, chapters and tracks into one file; nothing is encoded. */
export const muxFilm = (parts: FilmParts): string[] => {
  const { picture, sound, sounds, chapters, tracks, fonts = [], title, container, output } = parts;
  const heard = sounds?.map(({ path }) => path) ?? [sound];
  const media = [...(picture === undefined ? [] : [picture]), ...heard];
  const first = media.length - heard.length;
  const about = String(media.length);
  return [
    ...media.flatMap((path) => ['-i', `file:${path}`]),
    ...['-f', 'ffmetadata', '-i', `file:${chapters}`],
    ...tracks.flatMap(({ path, format }) => ['-f', format, '-i', `file:${path}`]),
    ...(picture === undefined ? [] : ['-map', '0:v:0']),
    ...heard.flatMap((_, i) => ['-map', `${first + i}:a:0`]),
    ...tracks.flatMap((_, i) => ['-map', `${i + media.length + 1}:s:0`]),
    // Of all ways to name the source of metadata, only this one keeps the chapters' titles (both builds).
    ...[
      '-map_metadata',
      about,
      '-map_chapters',
      about,
      '-c',
      'copy',
      ...(tracks.length ? ['-c:s', TEXT[container]] : []),
    ],
    ...['-metadata', `title=${title}`],
    ...(picture === undefined ? [] : ['-metadata:s:v:0', 'encoder=', '-metadata:s:v:0', 'handler_name=Picture']),
    ...(sounds?.flatMap(describeSound) ?? ['-metadata:s:a:0', 'handler_name=Sound']),
    ...tracks.flatMap(describeTrack),
    ...fonts.flatMap((path, i) => ['-attach', path, `-metadata:s:t:${i}`, 'mimetype=application/x-truetype-font']),
    ...formatOf(parts),
    ...['-fflags', '+bitexact', '-f', MUXERS[container], '-y', `file:${output}`],
  ];
};

/** What each container holds text as. */
const TEXT = { mp4: 'mov_text', m4a: 'mov_text', mkv: 'ass', webm: 'webvtt' } as const;
const MUXERS = { mp4: 'mp4', m4a: 'ipod', mkv: 'matroska', webm: 'webm' } as const;

const describeTrack = ({ language, name, sdh }: SoftTrack, i: number): string[] => [
  ...[`-metadata:s:s:${i}`, `language=${language}`, `-metadata:s:s:${i}`, `title=${name}`],
  ...[`-metadata:s:s:${i}`, `handler_name=${name}`, `-disposition:s:${i}`, sdh ? 'hearing_impaired' : '0'],
];

/** The first is what plays where nobody chooses. */
const describeSound = ({ language, name }: SoundTrack, i: number): string[] => [
  ...[`-metadata:s:a:${i}`, `language=${language}`, `-metadata:s:a:${i}`, `title=${name}`],
  ...[`-metadata:s:a:${i}`, `handler_name=${name}`, `-disposition:a:${i}`, i === 0 ? 'default' : '0'],
];

const formatOf = ({ container, picture, rate }: FilmParts): string[] => {
  if (container !== 'mp4' && container !== 'm4a') return [];
  const clock = picture === undefined ? [] : ['-video_track_timescale', String(timescale(rate))];
  return [...clock, '-movflags', '+faststart'];
};

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
