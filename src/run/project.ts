import { FULL } from '../manifest/editions.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import { checkTracks, type FilmOptions } from '../subtitles/check-all.ts';
import type { Track } from '../subtitles/track.ts';
import { captionedTracks } from '../timeline/captioned.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { type CaptionReading, captionsOf, withoutSeeming } from './captions.ts';
import { editionTracks } from './edition-tracks.ts';
import { filmCaptions } from './film-captions.ts';
import type { LocalFile } from './identity.ts';
import { type Film, type FilmRequest, readFilm } from './read-film.ts';
import { trackOf } from './tracks.ts';

/** A manifest with everything it names, read and checked. */
export interface Project {
  readonly problems: readonly Problem[];
  /** Of the edition that was wanted, as are the timeline and the tracks. */
  readonly manifest?: Manifest;
  readonly timeline?: Timeline;
  /** Those of the programme, with the captions of its clips in them. */
  readonly tracks: readonly Track[];
  /** Those that people count the cues of: the programme's, and placed captions where a language has nothing else. */
  readonly counted: readonly Track[];
  /** What the full film says to the check of any of its subtitles. */
  readonly film: FilmOptions;
  /** The local file of each medium that has one, by the digest of its bytes. */
  readonly files: ReadonlyMap<string, LocalFile>;
}

export interface ProjectRequest extends FilmRequest {
  /** Languages whose subtitles must be there; all of the film's where absent. */
  readonly languages?: readonly string[];
}

/** Reads a manifest, its media and its subtitles, and gives every problem of them at once. */
export const readProject = async (request: ProjectRequest): Promise<Project> => {
  const film = await readFilm(request);
  const { manifest, timeline, options, files } = film;
  if (!manifest) return { problems: film.problems, tracks: [], counted: [], film: options, files };
  const wanted = request.languages ?? manifest.languages;
  const { readings, problems: unread } = await request.source.tracks(
    manifest,
    sharedIn(film, request, wanted),
    film.refused,
  );
  const { readings: found, problems: inCaptions } = await filmCaptions(request.source, film, wanted);
  const tracks = readings.map(trackOf);
  const editions = await editionTracks(request.source, film, tracks, wanted);
  const problems = [
    ...film.problems,
    ...unread.filter(film.stands),
    ...readings.flatMap(({ language }) =>
      withoutSeeming(checkTracks(readings, options, wanted.includes(language) ? [language] : []), language, found),
    ),
    ...inCaptions,
    ...editions.flatMap((edition) => edition.problems),
  ];
  const about = { problems, film: options, files };
  if ((request.edition ?? FULL) === FULL) return { ...about, manifest, ...laidOut(timeline, tracks, found) };
  const [edition] = editions;
  if (!edition) return { ...about, manifest, tracks: [], counted: [] };
  const { film: own } = edition;
  return { ...about, manifest: own.manifest, ...laidOut(own.timeline, edition.tracks, found) };
};

/** A cut, where there is one, and the tracks with the captions of what it shows. */
const laidOut = (
  timeline: Timeline | undefined,
  tracks: readonly Track[],
  captions: readonly CaptionReading[],
): Pick<Project, 'timeline' | 'tracks' | 'counted'> => {
  if (!timeline) return { tracks, counted: tracks };
  if (captions.length === 0) return { timeline, tracks, counted: tracks };
  const captioned = captionedTracks(tracks, captions.map(captionsOf), timeline);
  const counted = captioned.map((track) => tracks.find(({ language }) => language === track.language) ?? track);
  return { timeline, tracks: captioned, counted };
};

/** Languages whose tracks must be those of the full film: of a wanted edition, those that it has no track of its own in. */
const sharedIn = (film: Film, { edition }: ProjectRequest, wanted: readonly string[]): readonly string[] => {
  const own = edition === undefined ? undefined : film.editions[0]?.manifest.subtitles;
  return wanted.filter((language) => !Object.hasOwn(own ?? {}, language));
};
