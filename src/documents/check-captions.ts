import { captionFiles } from '../manifest/captions.ts';
import { type CaptionReading, checkCaptions } from '../run/captions.ts';
import { checkTrack } from '../subtitles/check.ts';
import { languageOfName } from '../subtitles/file-name.ts';
import type { CueProblem } from '../subtitles/problem.ts';
import { type Reading, readTrack } from '../subtitles/read.ts';
import { type CurrentFilm, currentFilm } from './film.ts';
import { findMedia } from './media.ts';
import type { MediaEntry } from './model.ts';
import type { Checking, Records } from './records.ts';
import { refuseBlocked } from './refuse.ts';

export interface SentCaptions {
  readonly documentary: string;
  /** As it was named, in NFC. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What a file of captions is found to be. */
export type CheckedCaptions = Required<Pick<MediaEntry, 'encoding' | 'format' | 'cues'>> & Pick<MediaEntry, 'problems'>;

/**
 * Reads an uploaded file of captions, and checks it against the clips that the manifest as it stands names it for. Before
 * one does, its name (`farm.cs.srt`) says its language, or nothing does.
 * @throws PolyreelError `bad-input` with all problems
 */
export const checkCaptionFile = async (
  records: Records,
  sent: SentCaptions,
  check: Checking,
): Promise<CheckedCaptions> => {
  const film = await currentFilm(records, sent.documentary, check);
  const named = film ? namedAs(film, sent) : [];
  const { reading, problems } =
    film && named[0] ? inFilm(film, named, named[0].reading) : byItself(sent, check.font.has);
  refuseBlocked(`"${sent.file}"`, problems);
  const { encoding, format, cues } = reading;
  if (!format) throw new RangeError('captions without a format that no problem blocks');
  return { encoding, format, cues: cues.length, problems };
};

interface Checked {
  readonly reading: Reading;
  readonly problems: readonly CueProblem[];
}

/** Every place of the manifest that means this file, read in the language that stands there. */
const namedAs = ({ manifest, media }: CurrentFilm, { file, bytes }: SentCaptions): CaptionReading[] => {
  const uploads = [...media.filter((entry) => entry.file !== file), { file }];
  return captionFiles(manifest)
    .filter((one) => manifest.languages.includes(one.language) && findMedia(uploads, one.file)?.file === file)
    .map((one) => ({ ...one, reading: readTrack(bytes, { language: one.language, file }) }));
};

const inFilm = ({ options, timeline }: CurrentFilm, named: readonly CaptionReading[], reading: Reading): Checked => {
  const languages = named.map(({ language }) => language);
  return { reading, problems: checkCaptions(named, options, timeline, languages) };
};

const byItself = ({ file, bytes }: SentCaptions, hasGlyph: (codePoint: number) => boolean): Checked => {
  const language = languageOfName(file);
  const reading = readTrack(bytes, { language, file });
  return { reading, problems: checkTrack(reading, { language, hasGlyph }) };
};
