import { localise } from '../manifest/localised.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Track } from '../subtitles/track.ts';
import { chapterMarks, type FilmRequest, type FilmStep } from './films.ts';
import type { DocumentStep, Prints } from './kit/documents.ts';
import { type PackMember, type PackStep, packStep } from './pack/pack.ts';
import { isSameRendition } from './pictures.ts';
import { packRendition } from './renditions-wanted.ts';
import type { StillStep } from './stills.ts';

export interface PacksRequest {
  readonly film: Pick<FilmRequest, 'id' | 'title' | 'timeline' | 'languages'>;
  readonly manifest: Pick<Manifest, 'renditions' | 'deliver'>;
  readonly films: readonly FilmStep[];
  readonly beside: Prints & { readonly stills: readonly StillStep[] };
  /** The tracks of the languages that are made. */
  readonly tracks: readonly Track[];
  readonly languages: readonly string[];
  /** The page for the hall, of the pack in a language. */
  readonly screening: (language: string) => string | undefined;
}

/** A pack for every language that is made. */
export const packsOf = (request: PacksRequest): PackStep[] => {
  const { film, manifest, films, beside, tracks, languages, screening } = request;
  const rendition = packRendition(manifest.renditions);
  if (!manifest.deliver.includes('pack') || !rendition) return [];
  const packed = films.filter((one) => one.rendition && isSameRendition(one.rendition, rendition));
  const soft = packed.find(({ kind, container }) => kind === 'soft' && container === 'mp4');
  const [poster] = beside.stills;
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
      ...{ prints: printMembers(beside, language), screening: screening(language) },
    });
  });
};

const printMembers = ({ documents, pages }: Prints, language: string): PackMember[] => [
  ...documents
    .filter((step) => step.language === language)
    .map((step): PackMember => ({ name: step.path, kind: memberKind(step), key: step.key })),
  ...pages
    .filter((page) => page.language === language)
    .map(({ path, text }): PackMember => ({ name: path, kind: 'recommendations-page', text })),
];

const memberKind = ({ output, form }: DocumentStep): PackMember['kind'] => (form === 'booklet' ? 'booklet' : output);
