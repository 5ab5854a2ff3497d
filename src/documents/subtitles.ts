import type { Author, SubtitleRevision } from './model.ts';
import type { Checking, Records } from './records.ts';

export type SubtitlesCheck = Checking;

export interface SentSubtitles {
  readonly documentary: string;
  /** BCP 47. */
  readonly language: string;
  readonly bytes: Uint8Array;
  readonly kind: SubtitleRevision['kind'];
  readonly author: Author;
  /** The header as it was sent: `"3"`, a list, or `*`. */
  readonly ifMatch?: string;
  /** What problems call the file. */
  readonly fileName?: string;
}

export interface SubtitleBytes {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly about: SubtitleRevision;
}

/**
 * Checks a translator's file against the film and keeps it, as it was sent, as a new revision.
 * @throws PolyreelError `bad-input` with all problems, and nothing is kept; `too-large`; `edit-conflict`
 */
export const putSubtitles = async (
  _records: Records,
  _sent: SentSubtitles,
  _check: SubtitlesCheck,
): Promise<{ readonly created: boolean; readonly about: SubtitleRevision }> => {
  throw new Error('to come');
};

export const currentSubtitles = async (
  _records: Records,
  _documentary: string,
  _language: string,
): Promise<SubtitleBytes | undefined> => {
  throw new Error('to come');
};

export const subtitlesAt = async (
  _records: Records,
  _documentary: string,
  _language: string,
  _revision: number,
): Promise<SubtitleBytes | undefined> => {
  throw new Error('to come');
};

/** All revisions, the newest first. */
export const subtitleHistory = async (
  _records: Records,
  _documentary: string,
  _language: string,
): Promise<SubtitleRevision[]> => {
  throw new Error('to come');
};
