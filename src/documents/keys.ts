import type { Author, KeyEntry } from './model.ts';
import type { Records } from './records.ts';

/** As it was asked for: nothing of it is trusted. */
export interface NewKey {
  readonly role: string;
  readonly languages?: readonly string[];
  readonly documentaries?: readonly string[];
  readonly label: string;
  /** ISO 8601, with a zone. */
  readonly expiresAt?: string;
  readonly author: Author;
}

/**
 * Makes a key. Its text is given once and kept nowhere.
 * @throws PolyreelError `bad-input` with all problems
 */
export const createKey = async (
  _records: Records,
  _wanted: NewKey,
): Promise<{ readonly key: string; readonly entry: KeyEntry }> => {
  throw new Error('to come');
};

/**
 * Makes the first admin key where no admin key stands, however many start at once, or registers the one that is given.
 * @returns the key that was made, to be printed
 * @throws PolyreelError `bad-arguments` where the given key is too short, was revoked, or is another role's
 */
export const ensureAdminKey = async (_records: Records, _given?: string): Promise<string | undefined> => {
  throw new Error('to come');
};

/** What a key may do; undefined where it is unknown, revoked or expired. */
export const findKey = async (_records: Records, _key: string): Promise<KeyEntry | undefined> => {
  throw new Error('to come');
};

/** All keys, revoked and expired ones too, in the order in which they were made. */
export const listKeys = async (_records: Records): Promise<KeyEntry[]> => {
  throw new Error('to come');
};

/** @returns undefined where there is no such key; one that is revoked already keeps its time */
export const revokeKey = async (_records: Records, _id: string): Promise<KeyEntry | undefined> => {
  throw new Error('to come');
};
