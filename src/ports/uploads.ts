import type { DataStore } from '@tus/server';

/** Uploads that are not whole yet, or not checked yet, by the ids that the tus protocol gives them. */
export interface Uploads {
  /** Where the tus server puts what arrives. */
  readonly dataStore: DataStore;
  /** An upload as a local file to read, valid until the upload is kept or removed. @throws PolyreelError */
  readonly localPath: (id: string) => Promise<string>;
  /** Makes an upload the object of that name, unless there is one. The upload stays until it is removed. @throws PolyreelError */
  readonly keep: (id: string, name: string) => Promise<void>;
  /** Forgets an upload and its bytes; one that is gone already is fine. */
  readonly remove: (id: string) => Promise<void>;
  /** How many there are whose ids begin so. */
  readonly count: (beginning: string) => Promise<number>;
  /** Removes what was begun a week ago and never removed, and what uploads that broke off have left. */
  readonly sweep: () => Promise<void>;
}
