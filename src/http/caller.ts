import type { Author, KeyEntry } from '../documents/model.ts';

/** Who sent a request. */
export interface Caller {
  readonly entry: KeyEntry;
  readonly author: Author;
}
