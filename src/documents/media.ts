import type { Problem } from '../problem.ts';
import type { Author, MediaEntry } from './model.ts';
import type { Records } from './records.ts';

export interface SentMedia {
  readonly documentary: string;
  /** As the person named it. */
  readonly file: string;
  readonly digest: string;
  readonly bytes: number;
  readonly author: Author;
  /** Seconds. */
  readonly duration?: number;
  readonly problems?: readonly Problem[];
}

/** The object that holds an original: to be put there before {@link putMedia} names it. */
export const mediaObject = (_documentary: string, _digest: string): string => {
  throw new Error('to come');
};

/**
 * Says that a file name means this upload from now on; the upload was checked and stored before.
 * @throws PolyreelError `bad-input` where no file may be called so
 */
export const putMedia = async (
  _records: Records,
  _sent: SentMedia,
): Promise<{ readonly created: boolean; readonly entry: MediaEntry }> => {
  throw new Error('to come');
};

/** What is uploaded, by name. */
export const mediaOf = async (_records: Records, _documentary: string): Promise<MediaEntry[]> => {
  throw new Error('to come');
};

/** The upload that a manifest means: the one of that very name, or else the only one with that base name. */
export const findMedia = (_entries: readonly MediaEntry[], _nameInManifest: string): MediaEntry | undefined => {
  throw new Error('to come');
};

/** @throws PolyreelError `bad-input` with the reason where no upload may be called so. @returns the name in NFC */
export const checkedFileName = (_file: string): string => {
  throw new Error('to come');
};
