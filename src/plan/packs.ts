import { localise } from '../manifest/localised.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Track } from '../subtitles/track.ts';
import { chapterMarks, type FilmRequest, type FilmStep } from './films.ts';
import { type PackStep, packStep } from './pack/pack.ts';
import { isSameRendition } from './pictures.ts';
import { packRendition } from './renditions-wanted.ts';
import type { StillStep } from './stills.ts';

export interface PacksRequest {
  readonly film: Pick<FilmRequest, 'id' | 'title' | 'timeline' | 'languages'>;
  readonly manifest: Pick<Manifest, 'renditions' | 'deliver'>;
  readonly films: readonly FilmStep[];
  readonly stills: readonly StillStep[];
  /** The tracks of the languages that are made. */
  readonly tracks: readonly Track[];
  readonly languages: readonly string[];
}

/** A pack for every language that is made. */
export const packsOf = (request: PacksRequest): PackStep[] => {
  const { film, manifest, films, stills, tracks, languages } = request;
  const rendition = packRendition(manifest.renditions);
  if (!manifest.deliver.includes('pack') || !rendition) return [];
  const packed = films.filter((one) => one.rendition && isSameRendition(one.rendition, rendition));
  const soft = packed.find(({ kind, container }) => kind === 'soft' && container === 'mp4');
  const [poster] = stills;
  return languages.flatMap((language) => {
    const burned = packed.find(({ kind, look }) => kind === 'burned' && look === language);
    const track = tracks.find((one) => one.language === language);
    if (!burned) return [];
    return packStep({
      ...{ id: film.id, language, title: localise(film.title, language, film.languages), burned },
      ...(soft ? { soft } : {}),
      ...(poster ? { poster } : {}),
      ...{ sections: chapterMarks(film.timeline, language, film.languages) },
      ...(track ? { track } : {}),
    });
  });
};
