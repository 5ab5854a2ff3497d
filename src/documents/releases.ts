import type { ReleaseFile, ReleaseRecord } from './model.ts';
import type { Records } from './records.ts';

/** @param createdAt ISO 8601 */
export const releaseId = (_createdAt: string, _files: readonly Pick<ReleaseFile, 'name' | 'sha256'>[]): string => {
  throw new Error('to come');
};

/** The object that holds a file of a release: to be copied there before {@link publishRelease}. */
export const releaseObject = (
  _release: Pick<ReleaseRecord, 'documentary' | 'edition' | 'id'>,
  _name: string,
): string => {
  throw new Error('to come');
};

/**
 * Makes a release exist, its files being in place, and makes it the latest unless one asked for later is that already.
 * @returns whether it is the latest now
 * @throws PolyreelError `conflict` where another release has its id
 */
export const publishRelease = async (_records: Records, _release: ReleaseRecord): Promise<boolean> => {
  throw new Error('to come');
};

/** The newest first. */
export const listReleases = async (
  _records: Records,
  _documentary: string,
  _edition?: string,
): Promise<ReleaseRecord[]> => {
  throw new Error('to come');
};

/** @param edition `full` where absent */
export const latestRelease = async (
  _records: Records,
  _documentary: string,
  _edition?: string,
): Promise<ReleaseRecord | undefined> => {
  throw new Error('to come');
};

/** @param edition `full` where absent */
export const readRelease = async (
  _records: Records,
  _documentary: string,
  _release: string,
  _edition?: string,
): Promise<ReleaseRecord | undefined> => {
  throw new Error('to come');
};

export interface FoundFile {
  readonly release: ReleaseRecord;
  readonly file: ReleaseFile;
  /** Its name in the store. */
  readonly object: string;
}

/** A file by its name, in a release or else in the latest one. */
export const findFile = async (
  _records: Records,
  _documentary: string,
  _name: string,
  _options: { readonly release?: string; readonly edition?: string } = {},
): Promise<FoundFile | undefined> => {
  throw new Error('to come');
};
