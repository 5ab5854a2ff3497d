import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import { checkTracks, type FilmOptions } from '../subtitles/check-all.ts';
import type { Track } from '../subtitles/track.ts';
import { captionedTracks } from '../timeline/captioned.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { captionsOf, checkCaptions, withoutSeeming } from './captions.ts';
import { type FilmRequest, readFilm } from './read-film.ts';
import { trackOf } from './tracks.ts';

/** A manifest with everything it names, read and checked. */
export interface Project {
  readonly problems: readonly Problem[];
  readonly manifest?: Manifest;
  readonly timeline?: Timeline;
  /** Those of the programme, with the captions of its clips in them. */
  readonly tracks: readonly Track[];
  /** What the film says to the check of any of its subtitles. */
  readonly film: FilmOptions;
  /** The local file of each medium that has one, by the digest of its bytes. */
  readonly paths: ReadonlyMap<string, string>;
}

export interface ProjectRequest extends FilmRequest {
  /** Languages whose subtitles must be there; all of the film's where absent. */
  readonly languages?: readonly string[];
}

/** Reads a manifest, its media and its subtitles, and gives every problem of them at once. */
export const readProject = async (request: ProjectRequest): Promise<Project> => {
  const film = await readFilm(request);
  const { problems, manifest, timeline, options, paths } = film;
  if (!manifest) return { problems, tracks: [], film: options, paths };
  const wanted = request.languages ?? manifest.languages;
  const { readings, problems: unread } = await request.source.tracks(manifest, wanted, film.refused);
  const captions = await request.source.captions?.(manifest, film.refused);
  const found = captions?.readings ?? [];
  const tracks = readings.map(trackOf);
  return {
    problems: [
      ...problems,
      ...[...unread, ...(captions?.problems ?? [])].filter(film.stands),
      ...readings.flatMap(({ language }) =>
        withoutSeeming(checkTracks(readings, options, wanted.includes(language) ? [language] : []), language, found),
      ),
      ...checkCaptions(found, options, timeline, wanted),
    ],
    manifest,
    ...(timeline ? { timeline } : {}),
    tracks: timeline && found.length ? captionedTracks(tracks, found.map(captionsOf), timeline) : tracks,
    film: options,
    paths,
  };
};
