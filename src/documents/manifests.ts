import type { Problem } from '../problem.ts';
import type { Author, ManifestRevision } from './model.ts';
import type { Checking, Records } from './records.ts';

export type ManifestCheck = Checking;

export interface SentManifest {
  readonly documentary: string;
  /** The JSON as it was sent. */
  readonly text: string;
  readonly author: Author;
  /** The header as it was sent: `"3"`, a list, or `*`. */
  readonly ifMatch?: string;
  /** True for `If-None-Match: *`. */
  readonly ifNoneMatch?: boolean;
}

export interface KeptManifest {
  readonly revision: number;
  /** False where the same bytes stood there already. */
  readonly created: boolean;
  readonly etag: string;
  readonly problems: readonly Problem[];
}

export interface ManifestText {
  readonly revision: number;
  readonly etag: string;
  readonly text: string;
  readonly about: ManifestRevision;
}

/**
 * Checks a manifest and keeps it as a new revision.
 * @throws PolyreelError `bad-input` with all problems, and nothing is kept; `edit-conflict` where its condition does not hold
 */
export const putManifest = async (
  _records: Records,
  _sent: SentManifest,
  _check: ManifestCheck,
): Promise<KeptManifest> => {
  throw new Error('to come');
};

export const currentManifest = async (_records: Records, _documentary: string): Promise<ManifestText | undefined> => {
  throw new Error('to come');
};

export const manifestAt = async (
  _records: Records,
  _documentary: string,
  _revision: number,
): Promise<ManifestText | undefined> => {
  throw new Error('to come');
};

/** All revisions, the newest first. */
export const manifestHistory = async (_records: Records, _documentary: string): Promise<ManifestRevision[]> => {
  throw new Error('to come');
};
