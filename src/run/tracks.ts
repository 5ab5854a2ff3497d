import { readFile, stat } from 'node:fs/promises';
import { captionedLanguages } from '../manifest/captions.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import type { LanguageReading } from '../subtitles/check-all.ts';
import { type Reading, readTrack } from '../subtitles/read.ts';
import type { Track } from '../subtitles/track.ts';
import { locate, type Place } from './files.ts';

export interface TracksRead {
  readonly readings: readonly LanguageReading[];
  readonly problems: readonly Problem[];
}

interface TrackFile {
  readonly language: string;
  readonly file: string;
  readonly at: string;
  readonly kind: Track['kind'];
}

/** A subtitle file of a six-hour film has some hundred kilobytes. */
export const MAX_TRACK_BYTES = 20_000_000;

/**
 * Reads the programme subtitles of all languages, and says which are missing; what is in them is not checked yet.
 * @param wanted languages that the film is to be made in now
 * @param refused places of the manifest that must not be opened
 * @param base place of the edition that the manifest is
 */
export const readTracks = async (
  manifest: Manifest,
  wanted: readonly string[],
  place: Place,
  refused: ReadonlySet<string>,
  base = '',
): Promise<TracksRead> => {
  const files = filesOf(manifest, base).filter(({ at }) => !refused.has(at));
  const read = await Promise.all(files.map((file) => readSubtitleFile(file, place)));
  const captioned = captionedLanguages(manifest);
  const absent = wanted.filter((language) => !manifest.subtitles?.[language] && !captioned.has(language));
  return {
    readings: read.flatMap(({ reading }, i) => (reading && files[i] ? [{ ...files[i], reading }] : [])),
    problems: [...absent.map(missing), ...read.flatMap(({ problems }) => problems)],
  };
};

const filesOf = ({ languages, subtitles }: Manifest, base: string): TrackFile[] =>
  languages.flatMap((language) => {
    const written = subtitles?.[language];
    if (written === undefined) return [];
    const at = `${base}/subtitles/${language}`;
    if (typeof written === 'string') return [{ language, file: written, at, kind: 'translation' }];
    return [{ language, file: written.file, at: `${at}/file`, kind: written.kind ?? 'translation' }];
  });

/** The cues in the order in which they are shown, whatever their order in the file. */
export const trackOf = ({ language, kind, reading }: LanguageReading): Track => ({
  language,
  kind,
  cues: [...reading.cues].sort((a, b) => a.start - b.start),
});

const missing = (language: string): Problem => ({
  severity: 'error',
  code: 'missing-subtitles',
  at: `/subtitles/${language}`,
  message: `the film is to be made in "${language}" and has no subtitles in it; name a file there, or leave the language out.`,
});

/** A file of subtitles as read, or why it could not be opened. */
export interface FileRead {
  readonly reading?: Reading;
  readonly problems: readonly Problem[];
}

/** Reads one file that a manifest names at `at`. */
export const readSubtitleFile = async (
  { language, file, at }: Pick<TrackFile, 'language' | 'file' | 'at'>,
  place: Place,
): Promise<FileRead> => {
  const located = await locate(file, at, place);
  if ('problem' in located) return { problems: [located.problem] };
  const { size } = await stat(located.path);
  if (size > MAX_TRACK_BYTES) return { problems: [tooManyBytes(file, at, size)] };
  const reading = readTrack(await readFile(located.path), { language, file });
  return { reading, problems: [] };
};

/** Of what is larger than any subtitle file. */
export const tooManyBytes = (file: string, at: string, size: number): Problem => ({
  ...{ severity: 'block', code: 'not-subtitles', at },
  message: `"${file}" has ${Math.round(size / 1e6)} megabytes: that is no subtitle file; name another.`,
});
