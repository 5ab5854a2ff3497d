import type { Localised } from '../manifest/localised.ts';
import type { ManifestRevision, MediaEntry, ReleaseRecord, RenderRecord, Settings } from './model.ts';
import type { Records } from './records.ts';

export interface LanguageState {
  readonly language: string;
  readonly state: 'current' | 'stale' | 'missing';
  /** Why it is stale: made for another cut, or the words of the source language have changed since. */
  readonly because?: 'cut-changed' | 'source-changed';
  readonly revision?: number;
  readonly cues?: number;
  /** Whether the latest release shows the language as it stands now. */
  readonly released: 'current' | 'stale' | 'missing';
}

export interface DocumentaryView {
  readonly id: string;
  readonly title?: Localised;
  readonly manifest?: ManifestRevision;
  /** Those of the manifest in its order; those of the tracks while there is no manifest. */
  readonly languages: readonly LanguageState[];
  readonly media: readonly MediaEntry[];
  /** The newest first. */
  readonly releases: readonly ReleaseRecord[];
  readonly renders: readonly RenderRecord[];
  readonly settings: Settings;
}

/** Ids of all documentaries of which anything is kept, in order. */
export const listDocumentaries = async (_records: Records): Promise<string[]> => {
  throw new Error('to come');
};

/** Undefined where nothing is kept of it. */
export const describeDocumentary = async (_records: Records, _id: string): Promise<DocumentaryView | undefined> => {
  throw new Error('to come');
};
