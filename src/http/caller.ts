import type { Author, KeyEntry } from '../documents/model.ts';

/** Who sent a request. */
export interface Caller {
  readonly entry: KeyEntry;
  readonly author: Author;
}

export const callerOf = (entry: KeyEntry): Caller => ({
  entry,
  author: { key: entry.id, label: entry.label, role: entry.role },
});
