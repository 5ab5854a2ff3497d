import type { Manifest } from '../manifest/read.ts';
import type { Rendition } from '../manifest/renditions.ts';
import type { Track } from '../subtitles/track.ts';
import { burnedFilm, type FilmRequest, type FilmStep, softFilm, soundFilm } from './films.ts';
import { isSameRendition } from './pictures.ts';
import { packRendition, webmRenditions } from './renditions-wanted.ts';
import type { Soundtracks } from './soundtracks.ts';
import type { TrackStyle } from './track-style.ts';

export interface FilmsRequest {
  readonly film: FilmRequest;
  /** The sounds of films in WebM, which cannot hold those of the others. */
  readonly opus: Soundtracks;
  readonly manifest: Pick<Manifest, 'renditions' | 'deliver'>;
  readonly languages: readonly string[];
  /** Tracks of soft films. */
  readonly soft: readonly Track[];
  readonly style: TrackStyle;
}

/** Every film that is delivered, and those that only a pack brings. */
export const filmsOf = (request: FilmsRequest): FilmStep[] => {
  const { film, opus, manifest, languages, soft, style } = request;
  const { renditions, deliver } = manifest;
  const has = (kind: Manifest['deliver'][number]): boolean => deliver.includes(kind);
  const packed = has('pack') ? packRendition(renditions) : undefined;
  const inPack = (rendition: Rendition): boolean => packed !== undefined && isSameRendition(rendition, packed);
  const spoken = new Set(film.soundtracks.map(({ mix }) => mix.language));
  const narrated = languages.filter((language) => spoken.has(language));
  const made = (kind: 'burned' | 'soft'): Rendition[] =>
    renditions.filter((rendition) => has(kind) || inPack(rendition));
  return [
    ...made('burned').flatMap((rendition) =>
      languages.map((language) => burnedFilm(film, language, rendition, has('burned'))),
    ),
    ...made('soft').map((rendition) =>
      softFilm(film, { container: 'mp4', rendition, tracks: soft, isDelivered: has('soft') }),
    ),
    ...(has('mkv')
      ? renditions.map((rendition) => softFilm(film, { container: 'mkv', rendition, tracks: soft, style }))
      : []),
    ...(has('webm')
      ? webmRenditions(renditions).map((rendition) =>
          softFilm({ ...film, soundtracks: opus }, { container: 'webm', rendition, tracks: soft }),
        )
      : []),
    ...(has('audio') ? [soundFilm(film), ...narrated.map((language) => soundFilm(film, language))] : []),
  ];
};
