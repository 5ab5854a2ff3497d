import type { CaptionFile } from '../manifest/captions.ts';
import { captionFiles } from '../manifest/captions.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import { floor, multiply, rational } from '../rational.ts';
import { checkTrack } from '../subtitles/check.ts';
import type { FilmOptions } from '../subtitles/check-all.ts';
import type { Reading } from '../subtitles/read.ts';
import type { ClipCaptions } from '../timeline/captioned.ts';
import { pictureSeconds } from '../timeline/shot.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { FileRead } from './tracks.ts';

/** Captions of one clip in one language, as read from their file. */
export interface CaptionReading extends CaptionFile {
  readonly reading: Reading;
}

export interface CaptionsRead {
  readonly readings: readonly CaptionReading[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the captions of all clips in the film's languages; what is in them is not checked yet.
 * @param refused places of the manifest that must not be opened
 * @param read opens one file, wherever it lies
 */
export const readCaptions = async (
  manifest: Manifest,
  refused: ReadonlySet<string>,
  read: (file: CaptionFile) => Promise<FileRead>,
): Promise<CaptionsRead> => {
  const files = captionFiles(manifest).filter(
    ({ at, language }) => manifest.languages.includes(language) && !refused.has(at),
  );
  const found = await Promise.all(
    files.map(async (file) => {
      const { reading, problems } = await read(file);
      return { readings: reading ? [{ ...file, reading }] : [], problems };
    }),
  );
  return { readings: found.flatMap(({ readings }) => readings), problems: found.flatMap(({ problems }) => problems) };
};

/** What is wrong with the captions in the wanted languages: each is held against its clip, not against the film. */
export const checkCaptions = (
  captions: readonly CaptionReading[],
  { duration: _, cuts: __, ...film }: FilmOptions,
  timeline: Timeline | undefined,
  wanted: readonly string[],
): Problem[] =>
  captions
    .filter(({ language }) => wanted.includes(language))
    .flatMap(({ reading, language, media }) => {
      const duration = clipLength(media, timeline);
      return checkTrack(reading, { ...film, language, ...(duration === undefined ? {} : { duration }) });
    });

/** Milliseconds, where the clip is in the film and has been probed. */
const clipLength = (media: string, timeline: Timeline | undefined): number | undefined => {
  const shown = timeline?.shots.find(({ picture }) => picture.kind === 'clip' && picture.media === media);
  const picture = shown?.picture.kind === 'clip' ? shown.picture.facts.picture : undefined;
  return picture && floor(multiply(pictureSeconds(picture), rational(1000)));
};

export const captionsOf = ({ media, language, reading: { cues } }: CaptionReading): ClipCaptions => ({
  ...{ media, language },
  cues,
});

/**
 * Leaves out what only seems to be wrong with a language's track: words that stand in its captions and not in the track
 * are not missing, and those that another language has in captions are nothing extra.
 */
export const withoutSeeming = <Found extends Problem>(
  problems: readonly Found[],
  language: string,
  captions: readonly Pick<CaptionReading, 'language'>[],
): Found[] => {
  const [own, other] = [true, false].map((mine) => captions.some((one) => (one.language === language) === mine));
  return problems.filter(({ code }) => !(own && code === 'missing') && !(other && code === 'extra'));
};
