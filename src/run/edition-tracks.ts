import type { Problem } from '../problem.ts';
import { checkTracks } from '../subtitles/check-all.ts';
import type { Track } from '../subtitles/track.ts';
import type { ChangeKind, ConformChange } from '../timeline/conform/changes.ts';
import { conformCues } from '../timeline/conform/conform.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { EditionFilm, Film } from './read-film.ts';
import type { ProjectSource } from './source.ts';
import { trackOf } from './tracks.ts';

/** An edition with its tracks, in the order of the film's languages. */
export interface EditionTracks {
  readonly film: EditionFilm;
  readonly tracks: readonly Track[];
  readonly problems: readonly Problem[];
}

/**
 * The tracks of the editions: their own where they name some, and those of the full film on what is left of its footage.
 * @param shared tracks of the full film
 * @param wanted languages whose problems are asked for
 */
export const editionTracks = async (
  source: ProjectSource,
  { editions, timeline: full, manifest, refused, stands }: Film,
  shared: readonly Track[],
  wanted: readonly string[],
): Promise<EditionTracks[]> => {
  const tracksOf = async (film: EditionFilm): Promise<EditionTracks> => {
    const base = `/editions/${film.name}`;
    const named = Object.keys(film.manifest.subtitles ?? {}).length > 0;
    const own = named ? await source.tracks(film.manifest, [], refused, base) : { readings: [], problems: [] };
    const tracks = own.readings.map(trackOf);
    const others = shared.filter(({ language }) => !Object.hasOwn(film.manifest.subtitles ?? {}, language));
    const conformed = others.map((track) => conformTrack(track, full, film));
    const languages = manifest?.languages ?? [];
    return {
      film,
      tracks: languages.flatMap((language) =>
        [...tracks, ...conformed.map(({ track }) => track)].filter((track) => track.language === language),
      ),
      problems: [
        ...own.problems.filter(stands),
        ...checkTracks(own.readings, film.options, wanted),
        ...conformed.filter(({ track }) => wanted.includes(track.language)).flatMap(({ problems }) => problems),
      ],
    };
  };
  return Promise.all(editions.map(tracksOf));
};

const conformTrack = (
  track: Track,
  full: Timeline | undefined,
  { name, timeline }: EditionFilm,
): { readonly track: Track; readonly problems: readonly Problem[] } => {
  if (!full || !timeline) return { track: { ...track, cues: [] }, problems: [] };
  const { cues, changes } = conformCues(track.cues, full, timeline);
  return { track: { ...track, cues }, problems: changes.flatMap((change) => problemOf(name, track.language, change)) };
};

/** What is not in an edition is left out of it on purpose, with the words that go with it. */
const SEVERITIES: Readonly<Record<ChangeKind, Problem['severity'] | undefined>> = {
  lost: undefined,
  split: 'warning',
  cut: 'warning',
  retimed: 'info',
  repeated: 'info',
};

const problemOf = (edition: string, language: string, { change, number, text, message }: ConformChange): Problem[] => {
  const severity = SEVERITIES[change];
  if (!severity) return [];
  const words = text.replaceAll('\n', ' ').slice(0, 60);
  const said = `cue ${number} in "${language}" (“${words}”): ${message}`;
  return [{ severity, code: `cue-${change}`, at: `/editions/${edition}`, message: said }];
};
