import type { Manifest } from '../manifest/read.ts';
import { cueText } from '../subtitles/cue.ts';
import type { Track } from '../subtitles/track.ts';
import type { FilmStep } from './films.ts';
import type { KitContents } from './kit/contents.ts';
import type { PrintedPage } from './kit/documents.ts';
import { isSameRendition } from './pictures.ts';
import { packRendition } from './renditions-wanted.ts';
import {
  type ScreeningCue,
  type ScreeningLanguage,
  screeningLanguage,
  screeningOf,
  writeScreening,
} from './screening/page.ts';

export interface ScreeningsRequest {
  readonly manifest: Pick<Manifest, 'id' | 'renditions' | 'deliver'>;
  readonly edition: string;
  readonly films: readonly FilmStep[];
  readonly tracks: readonly Track[];
  /** What is said in the hall, for every language that is made. */
  readonly contents: readonly KitContents[];
}

/** A page for every language that is made: that one first, and the others to choose from. */
export const screeningsOf = (request: ScreeningsRequest): PrintedPage[] => {
  const { manifest, edition, contents } = request;
  const languages = manifest.deliver.includes('screening') ? shownIn(request, ({ isDelivered }) => isDelivered) : [];
  if (languages.length < contents.length) return [];
  return languages.map((first) => ({
    path: `${manifest.id}.${first.language}.screening.html`,
    ...{ output: 'screening', language: first.language },
    text: writeScreening(screeningOf(edition, [first, ...languages.filter((one) => one !== first)])),
  }));
};

/** The page of a pack: its own language's film, and the others by the film with tracks, where the pack has one. */
export const packScreening = (request: ScreeningsRequest, language: string): string | undefined => {
  if (!request.manifest.deliver.includes('screening')) return undefined;
  const inPack = ({ kind, look }: FilmStep): boolean => kind === 'soft' || look === language;
  const languages = shownIn(request, inPack);
  const own = languages.find((one) => one.language === language);
  return own && writeScreening(screeningOf(request.edition, [own, ...languages.filter((one) => one !== own)]));
};

/** Each language by its own film, or by the one with tracks and its text drawn by the page. */
const shownIn = (
  { manifest, films, tracks, contents }: ScreeningsRequest,
  isThere: (film: FilmStep) => boolean,
): ScreeningLanguage[] => {
  const rendition = packRendition(manifest.renditions);
  const there = films.filter(
    (film) => rendition && film.rendition && isSameRendition(film.rendition, rendition) && isThere(film),
  );
  const soft = there.find(({ kind, container }) => kind === 'soft' && container === 'mp4');
  return contents.flatMap((content) => {
    const burned = there.find(({ kind, look }) => kind === 'burned' && look === content.language);
    if (burned) return [screeningLanguage(content, burned.path)];
    const track = tracks.find(({ language }) => language === content.language);
    return soft ? [screeningLanguage(content, soft.path, (track?.cues ?? []).map(cueOf))] : [];
  });
};

const cueOf = (cue: Track['cues'][number]): ScreeningCue => [
  cue.start,
  cue.end,
  cueText(cue),
  cue.position?.vertical === 'top',
];
