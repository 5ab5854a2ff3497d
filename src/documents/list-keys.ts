import { namesUnder, readAll } from './json.ts';
import { entryOf, isConfirmed, type KeptKey } from './kept-key.ts';
import type { KeyEntry } from './model.ts';
import type { Records } from './records.ts';

/** All keys, revoked and expired ones too, in the order in which they were made. */
export const listKeys = async (records: Records): Promise<KeyEntry[]> => {
  const names = await namesUnder(records.store, 'keys/', /\/[0-9a-f]{64}\.json$/);
  const kept = await readAll<KeptKey>(records.store, names);
  const confirmed = await Promise.all(kept.map((one) => isConfirmed(records, one)));
  return kept
    .filter(({ revokedAt }, i) => confirmed[i] || revokedAt !== undefined)
    .map(entryOf)
    .sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1));
};
