import type { FilmShape, Origin, Origins, ReleaseRecord, RenderRecord, Versions } from '../documents/model.ts';
import { type Asked, askedOf, isAskedLater, languageOf, originsOf } from '../documents/origins.ts';
import { releaseObject } from '../documents/release-names.ts';
import type { Placed } from './release-files.ts';

/** What a render made. */
export interface Made {
  readonly render: Pick<RenderRecord, 'id' | 'documentary' | 'edition' | 'askedAt' | 'languages' | 'pins'>;
  readonly files: readonly Placed[];
  readonly film: FilmShape;
  /** The build of ffmpeg. */
  readonly tool: string;
  readonly versions?: Versions;
}

/** The latest release, and when what is in it was asked for. */
export interface Base {
  readonly release?: ReleaseRecord;
  readonly asked: Asked;
}

export interface Composition {
  readonly files: readonly Placed[];
  readonly origins: Origins;
  readonly film: FilmShape;
  readonly asked: Asked;
}

/** Everything that a render made, and nothing else. */
export const alone = (made: Made): Composition => {
  const { render, files, film } = made;
  const origin = originOf(made);
  const mine = render.languages.map((language) => [language, ownOrigin(origin, language)] as const);
  const origins = { shared: origin, languages: Object.fromEntries(mine) };
  return { files, origins, film, asked: askedOf(origins) };
};

/**
 * The files of a render with those of the latest release: of each language, and of what the languages share, those
 * that were asked for later, never some of both. Languages and renditions that the newest manifest no longer has are
 * left behind.
 * @returns undefined where nothing of the render was asked for later than what is there
 */
export const compose = (made: Made, { release: before, asked }: Base): Composition | undefined => {
  const { askedAt, languages } = made.render;
  const isMine: IsMine = (language) =>
    (language === undefined || languages.includes(language)) && isAskedLater(askedAt, asked, language);
  if (!isMine() && !languages.some((language) => isMine(language))) return undefined;
  if (!before) return { ...alone(made), asked: { ...alone(made).asked, ...sinceOf(asked) } };
  const own = alone(made);
  const old = originsOf(before);
  const film = isMine() ? made.film : (before.film ?? shapeOf(before));
  const languagesOf = <Value>(mine: Readonly<Record<string, Value>>, others: Readonly<Record<string, Value>>) =>
    Object.fromEntries(
      film.languages.flatMap((language) => {
        const value = new Map(Object.entries(isMine(language) ? mine : others)).get(language);
        return value === undefined ? [] : [[language, value] as const];
      }),
    );
  return {
    files: filesOf(made, before, film, isMine),
    origins: {
      shared: (isMine() ? own : { origins: old }).origins.shared,
      languages: languagesOf(own.origins.languages, old.languages),
    },
    film,
    asked: {
      shared: isMine() ? askedAt : asked.shared,
      languages: languagesOf(own.asked.languages, { ...askedOf(old).languages, ...asked.languages }),
      ...sinceOf(asked),
    },
  };
};

/** Whether what is made of a language, or of what is shared, goes before what is there. */
type IsMine = (language?: string) => boolean;

const filesOf = (made: Made, before: ReleaseRecord, film: FilmShape, isMine: IsMine): Placed[] => {
  const carried = before.files
    .filter(({ kind }) => kind !== 'checksums')
    .map((file): Placed => ({ file, from: releaseObject(before, file.name) }));
  const isIn = ({ file }: Placed): boolean => {
    const language = languageOf(file);
    if (language === undefined) return true;
    return film.languages.includes(language) && (!file.rendition || film.renditions.includes(file.rendition));
  };
  return [
    ...made.files.filter((one) => isMine(languageOf(one.file)) && isIn(one)),
    ...carried.filter((one) => !isMine(languageOf(one.file)) && isIn(one)),
  ];
};

const sinceOf = ({ since }: Asked): Pick<Asked, 'since'> => (since === undefined ? {} : { since });

const originOf = ({ render: { id, askedAt, pins }, tool, versions }: Made): Origin => ({
  ...{ askedAt, render: id, manifest: pins.manifest, subtitles: pins.subtitles, tool },
  ...(versions ? { versions } : {}),
});

const ownOrigin = (origin: Origin, language: string): Origin => {
  const revision = new Map(Object.entries(origin.subtitles)).get(language);
  return { ...origin, subtitles: revision === undefined ? {} : { [language]: revision } };
};

const shapeOf = (release: ReleaseRecord): FilmShape => ({
  languages: Object.keys(originsOf(release).languages),
  renditions: [...new Set(release.files.flatMap(({ rendition }) => rendition ?? []))],
});
