import { language as languageTag } from '../manifest/values.ts';
import { decodeAs, type EncodingName } from '../subtitles/encoding/given.ts';
import { type CheckedTrack, checkSubtitles, type SentTrack } from './check-subtitles.ts';
import { etagOf, requireCondition } from './etag.ts';
import type { Author, SubtitleRevision } from './model.ts';
import type { Checking, Records } from './records.ts';
import { addRevision, currentRevision, readRevision, revisionHistory, writeAbout } from './revisions.ts';
import { trackShelf } from './stored-tracks.ts';

export type SubtitlesCheck = Checking;

export interface SentSubtitles extends SentTrack {
  readonly author: Author;
  /** The header as it was sent: `"3"`, a list, or `*`. */
  readonly ifMatch?: string;
  /** What the sender says it is in: it is kept as UTF-8 then, since nothing in the bytes tells it later. */
  readonly encoding?: EncodingName;
}

export interface SubtitleBytes {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly about: SubtitleRevision;
}

export interface KeptSubtitles {
  /** False where the same bytes stood there already, as the same kind. */
  readonly created: boolean;
  readonly etag: string;
  readonly about: SubtitleRevision;
}

/**
 * Checks a translator's file against the film and keeps it, as it was sent, as a new revision. Who sends the current
 * bytes again says that they fit the film as it is now.
 * @throws PolyreelError `bad-input` with all problems, and nothing is kept; `too-large`; `edit-conflict`
 */
export const putSubtitles = async (
  records: Records,
  { encoding, ...given }: SentSubtitles,
  check: SubtitlesCheck,
): Promise<KeptSubtitles> => {
  const sent = encoding ? { ...given, bytes: inUtf8(given.bytes, encoding) } : given;
  const condition = sent.ifMatch === undefined ? {} : { ifMatch: sent.ifMatch };
  const checked = { ...(await checkSubtitles(records, sent, check)), ...(encoding ? { encoding } : {}) };
  const shelf = trackShelf(sent.documentary, sent.language);
  requireCondition(condition, await currentRevision(records, shelf));
  const at = records.now().toISOString();
  const { created, about } = await addRevision<SubtitleRevision>(records, shelf, {
    bytes: sent.bytes,
    about: (revision) => ({ revision, ...checked, author: sent.author, at }),
    isSame: ({ digest, kind }) => digest === checked.digest && kind === checked.kind,
    condition,
  });
  const confirmed = created ? about : confirm(about, checked);
  if (confirmed !== about) await writeAbout(records, shelf, confirmed);
  return { created, etag: etagOf(about.revision), about: confirmed };
};

/** Bytes that a person says are in an encoding, as UTF-8. */
export const inUtf8 = (bytes: Uint8Array, encoding: EncodingName): Uint8Array =>
  new TextEncoder().encode(decodeAs(bytes, encoding));

/** The revision as it was found now: made for this cut and this source. */
const confirm = (about: SubtitleRevision, checked: CheckedTrack): SubtitleRevision => {
  const { cut: _cut, unseen: _unseen, source: _source, conformed: _conformed, ...rest } = about;
  const { cut, unseen, source, problems } = checked;
  const found: SubtitleRevision = {
    ...{ ...rest, problems },
    ...(cut === undefined ? {} : { cut }),
    ...(unseen === undefined ? {} : { unseen }),
    ...(source === undefined ? {} : { source }),
  };
  return JSON.stringify(found) === JSON.stringify(about) ? about : found;
};

export const currentSubtitles = async (
  records: Records,
  documentary: string,
  language: string,
): Promise<SubtitleBytes | undefined> => {
  if (!isTag(language)) return undefined;
  const revision = await currentRevision(records, trackShelf(documentary, language));
  return revision === undefined ? undefined : subtitlesAt(records, documentary, language, revision);
};

export const subtitlesAt = async (
  records: Records,
  documentary: string,
  language: string,
  revision: number,
): Promise<SubtitleBytes | undefined> => {
  if (!isTag(language)) return undefined;
  const found = await readRevision<SubtitleRevision>(records, trackShelf(documentary, language), revision);
  return found && { ...found, etag: etagOf(revision) };
};

/** All revisions, the newest first. */
export const subtitleHistory = async (
  records: Records,
  documentary: string,
  language: string,
): Promise<SubtitleRevision[]> => (isTag(language) ? revisionHistory(records, trackShelf(documentary, language)) : []);

const isTag = (language: string): boolean => languageTag.safeParse(language).success;
