import type { Track } from '../../subtitles/track.ts';
import type { ChapterMark, FilmStep } from '../films.ts';
import { keyOf } from '../key.ts';
import { trackTexts } from '../track-texts.ts';
import { writeIndexPage } from './index-page.ts';
import { writeReadMe } from './read-me.ts';
import { type MemberKind, packWords } from './words.ts';

/** Everything that a hall without internet needs to show the film in one language, as one ZIP. */
export interface PackStep {
  readonly kind: 'pack';
  readonly key: string;
  readonly path: string;
  readonly language: string;
  /** In their order in the ZIP; the checksums of all follow them as {@link CHECKSUMS}. */
  readonly members: readonly PackMember[];
}

/** A file of a pack: the result of a key, or a text, in UTF-8. */
export type PackMember = { readonly name: string; readonly kind: MemberKind } & (
  | { readonly key: string }
  | { readonly text: string }
);

export interface PackRequest {
  readonly id: string;
  readonly language: string;
  /** In the pack's language. */
  readonly title: string;
  readonly burned: Pick<FilmStep, 'path' | 'key'>;
  readonly soft?: Pick<FilmStep, 'path' | 'key'>;
  readonly poster?: { readonly path: string; readonly key: string };
  /** The sections, in the pack's language. */
  readonly sections: readonly ChapterMark[];
  /** The subtitles of the language; without them, the pack has no sidecars and no transcript. */
  readonly track?: Track;
  /** What is printed for the hall. */
  readonly prints?: readonly PackMember[];
  /** The page that shows the film in the hall. */
  readonly screening?: string | undefined;
}

/** What the page for the hall is called in a pack. */
export const SCREENING = 'screening.html';

export const CHECKSUMS = 'checksums.sha256';

/** The number of this way of writing ZIPs and their texts' order: raise it where the same members come out as other bytes. */
const ZIP = 1;

export const packStep = (request: PackRequest): PackStep => {
  const { id, language } = request;
  const members = membersOf(request);
  return {
    kind: 'pack',
    key: keyOf({ step: 'pack', zip: ZIP, members }),
    path: `${id}.${language}.zip`,
    language,
    members,
  };
};

const membersOf = (request: PackRequest): PackMember[] => {
  const { language, title, burned, soft, poster, sections, track, prints = [], screening } = request;
  const hall: PackMember[] = screening === undefined ? [] : [{ kind: 'screening', name: SCREENING, text: screening }];
  const files: PackMember[] = [
    ...hall,
    { kind: 'burned', name: burned.path, key: burned.key },
    ...(soft ? [{ kind: 'soft', name: soft.path, key: soft.key } as const] : []),
    ...(track ? trackTexts(request, track) : []),
    ...prints,
    ...(poster ? [{ kind: 'poster', name: poster.path, key: poster.key } as const] : []),
  ];
  const readMe = { kind: 'read-me', name: `${packWords(language).readMe}.txt` } as const;
  const index = { kind: 'index', name: 'index.html' } as const;
  const checksums = { kind: 'checksums', name: CHECKSUMS } as const;
  const members = [...files, index, readMe, checksums].map(({ name, kind }) => ({ name, kind }));
  const films = {
    ...{ burned: burned.path, ...(soft ? { soft: soft.path } : {}) },
    ...(screening === undefined ? {} : { screening: SCREENING }),
  };
  const said = { language, title, films, members };
  const cues = track?.cues ?? [];
  const page = writeIndexPage({ ...said, ...(poster ? { poster: poster.path } : {}), sections, cues });
  return [...files, { ...index, text: page }, { ...readMe, text: writeReadMe(said) }];
};
