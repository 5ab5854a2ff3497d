import type { Problem } from '../problem.ts';
import type { TracksRead } from '../run/tracks.ts';
import type { LanguageReading } from '../subtitles/check-all.ts';
import { readTrack } from '../subtitles/read.ts';
import { namesUnder } from './json.ts';
import type { SubtitleRevision } from './model.ts';
import { folderOf } from './names.ts';
import type { Records } from './records.ts';
import { currentRevision, readRevision, type Shelf } from './revisions.ts';

export const trackShelf = (documentary: string, language: string): Shelf => {
  const folder = `${folderOf(documentary)}/subtitles/${language}`;
  return { pointer: `${folder}.json`, folder, data: '.data', about: '.json' };
};

/** The current revision of each language that has a track. */
export const currentTracks = async (
  records: Records,
  documentary: string,
  languages: readonly string[],
): Promise<Map<string, number>> => {
  const revisions = await Promise.all(
    languages.map((language) => currentRevision(records, trackShelf(documentary, language))),
  );
  return new Map(
    languages.flatMap((language, i) => {
      const revision = revisions[i];
      return revision === undefined ? [] : [[language, revision]];
    }),
  );
};

/** Which tracks are meant: revisions by language, and drafts that stand for them, by their digests. */
export interface TracksMeant {
  readonly tracks: ReadonlyMap<string, number>;
  readonly drafts?: ReadonlyMap<string, string>;
}

/**
 * Reads tracks out of the store.
 * @param wanted languages that must be there
 */
export const storedTracks = async (
  records: Records,
  documentary: string,
  languages: readonly string[],
  wanted: readonly string[],
  { tracks, drafts }: TracksMeant,
): Promise<TracksRead> => {
  const read = await Promise.all(
    languages.map((language) => {
      const draft = drafts?.get(language);
      return draft === undefined
        ? readStoredTrack(records, documentary, language, tracks.get(language))
        : readStoredDraft(records, { documentary, language }, draft);
    }),
  );
  const readings = read.flatMap((reading) => reading ?? []);
  const absent = wanted.filter((language) => !readings.some((reading) => reading.language === language));
  return { readings, problems: absent.map(missing) };
};

const readStoredTrack = async (
  records: Records,
  documentary: string,
  language: string,
  revision: number | undefined,
): Promise<LanguageReading | undefined> => {
  if (revision === undefined) return undefined;
  const found = await readRevision<SubtitleRevision>(records, trackShelf(documentary, language), revision);
  if (!found) return undefined;
  const reading = readTrack(found.bytes, { language, file: calledFile(language, found.about.file) });
  return { language, kind: found.about.kind, reading };
};

const readStoredDraft = async (
  records: Records,
  place: TrackPlace,
  digest: string,
): Promise<LanguageReading | undefined> => {
  const { language } = place;
  const bytes = await records.store.read(draftFile(place, digest));
  return (
    bytes && { language, kind: 'translation', reading: readTrack(bytes, { language, file: `draft of ${language}` }) }
  );
};

export interface TrackPlace {
  readonly documentary: string;
  readonly language: string;
}

/** The object that holds a draft as it was when a preview of it was asked for. */
export const draftFile = ({ documentary, language }: TrackPlace, digest: string): string =>
  `${trackShelf(documentary, language).folder}/drafts/${digest}.vtt`;

/** What problems call a track. */
export const calledFile = (language: string, file: string | undefined): string => file ?? `subtitles/${language}`;

const missing = (language: string): Problem => ({
  severity: 'error',
  code: 'missing-subtitles',
  at: `/subtitles/${language}`,
  message: `the film is to be made in "${language}" and has no subtitles in it; upload them, or leave the language out.`,
});

/** Languages in which there is a track, in order. */
export const languagesWithTracks = async ({ store }: Records, documentary: string): Promise<string[]> => {
  const folder = `${folderOf(documentary)}/subtitles/`;
  const pointers = await namesUnder(store, folder, /\/subtitles\/[^/]+\.json$/);
  return pointers.map((name) => name.slice(folder.length, -'.json'.length));
};
