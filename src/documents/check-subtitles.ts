import { createHash } from 'node:crypto';
import { type CaptionFile, captionFiles } from '../manifest/captions.ts';
import { language as languageTag } from '../manifest/values.ts';
import { withoutSeeming } from '../run/captions.ts';
import { type CheckOptions, checkTrack } from '../subtitles/check.ts';
import { othersOf } from '../subtitles/check-all.ts';
import { cueText } from '../subtitles/cue.ts';
import type { CueProblem } from '../subtitles/problem.ts';
import { type Reading, readTrack } from '../subtitles/read.ts';
import { type CurrentFilm, currentFilm } from './film.ts';
import type { SubtitleRevision } from './model.ts';
import type { Checking, Records } from './records.ts';
import { block, refuseBlocked } from './refuse.ts';
import { calledFile, storedTracks } from './stored-tracks.ts';
import { requireTrackSize } from './track-size.ts';

export interface SentTrack {
  readonly documentary: string;
  /** BCP 47. */
  readonly language: string;
  readonly bytes: Uint8Array;
  readonly kind: SubtitleRevision['kind'];
  /** What problems call the file. */
  readonly fileName?: string;
}

/** What a track is found to be, before it has a number. */
export type CheckedTrack = Omit<SubtitleRevision, 'revision' | 'author' | 'at'>;

/** A track that was read and checked, with what it was checked by. */
export interface ExaminedTrack {
  readonly film: CurrentFilm | undefined;
  readonly file: string | undefined;
  readonly reading: Reading;
  readonly options: CheckOptions;
  readonly problems: readonly CueProblem[];
}

/** Reads a track and checks it against the film, as far as that is known. @throws PolyreelError `bad-input`, `too-large` */
export const examineSubtitles = async (records: Records, sent: SentTrack, check: Checking): Promise<ExaminedTrack> => {
  const { documentary, language, kind, bytes } = sent;
  requireTrackSize(bytes.byteLength);
  refuseBlocked('the file', languageProblems(language, undefined));
  const film = await currentFilm(records, documentary, check);
  const file = sent.fileName === undefined ? undefined : plainName(sent.fileName);
  const reading = readTrack(bytes, { language, file: calledFile(language, file) });
  const options = await optionsOf(records, documentary, { language, kind }, film, check);
  const found = withoutSeeming(checkTrack(reading, options), language, captionsOf(film));
  const problems = [...languageProblems(language, film?.manifest.languages), ...found];
  return { film, file, reading, options, problems };
};

/**
 * Reads a translator's file and checks it against the film, as far as that is known.
 * @throws PolyreelError `bad-input` with all problems; `too-large`
 */
export const checkSubtitles = async (records: Records, sent: SentTrack, check: Checking): Promise<CheckedTrack> => {
  const { language, kind, bytes } = sent;
  const { film, file, reading, problems } = await examineSubtitles(records, sent, check);
  refuseBlocked('the file', problems);
  const { format, encoding, cues } = reading;
  if (!format) throw new RangeError('a track without a format that no problem blocks');
  const source = sourceOf(film, language);
  return {
    ...{ language, kind, digest: sha256(bytes), bytes: bytes.byteLength },
    ...(file ? { file } : {}),
    ...{ encoding, format, cues: cues.length, words: wordsOf(reading), problems },
    ...film?.cut,
    ...(source === undefined ? {} : { source }),
  };
};

/** A name to be shown: what could break a line or a log is left out. */
const plainName = (name: string): string => name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 200);

const languageProblems = (language: string, known: readonly string[] | undefined): CueProblem[] => {
  const named = JSON.stringify(language.slice(0, 40));
  if (!languageTag.safeParse(language).success)
    return [block('unknown-language', '/languages', `${named} is no language tag of BCP 47; write "cs" or "pt-BR".`)];
  if (!known || known.includes(language)) return [];
  const message = `the film is not made in ${named}; its languages are ${known.join(', ')}. Add it to the manifest, or send the file to its own language.`;
  return [block('unknown-language', '/languages', message)];
};

const captionsOf = (film: CurrentFilm | undefined): readonly CaptionFile[] =>
  film ? captionFiles(film.manifest).filter(({ language }) => film.manifest.languages.includes(language)) : [];

/** What a track of a film is checked by: its limits, its cuts and its other languages. */
const optionsOf = async (
  records: Records,
  documentary: string,
  { language, kind }: Pick<SentTrack, 'language' | 'kind'>,
  film: CurrentFilm | undefined,
  { font }: Checking,
): Promise<CheckOptions> => {
  const mine = { language, sdh: kind === 'sdh' };
  if (!film) return { ...mine, hasGlyph: font.has };
  const languages = film.manifest.languages.filter((other) => other !== language);
  const { readings } = await storedTracks(records, documentary, languages, [], film);
  return { ...film.options, ...mine, others: othersOf(readings) };
};

/** The source language's own track has none. */
const sourceOf = (film: CurrentFilm | undefined, language: string): number | undefined => {
  const source = film?.manifest.languages[0];
  return source === undefined || source === language ? undefined : film?.tracks.get(source);
};

const wordsOf = ({ cues }: Reading): string => {
  const inOrder = [...cues].sort((a, b) => a.start - b.start);
  return sha256(inOrder.map(cueText).join('\n\n'));
};

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
