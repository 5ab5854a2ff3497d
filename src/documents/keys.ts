import { changeJson, jsonBytes, namesUnder, readJson } from './json.ts';
import { entryOf, isConfirmed, type KeptKey, keyObject, readKey, stillCounts } from './kept-key.ts';
import { checkKey, type NewKey } from './key-rules.ts';
import type { KeyEntry } from './model.ts';
import type { Records } from './records.ts';
import { hashOf, idOf, newKeyText } from './secret.ts';

export { ensureAdminKey } from './admin-key.ts';
export type { NewKey } from './key-rules.ts';
export { listKeys } from './list-keys.ts';

/**
 * Makes a key. Its text is given once and kept nowhere.
 * @throws PolyreelError `bad-input` with all problems
 */
export const createKey = async (
  { store, now }: Records,
  wanted: NewKey,
): Promise<{ readonly key: string; readonly entry: KeyEntry }> => {
  const checked = checkKey(wanted, now());
  const key = newKeyText();
  const sha256 = hashOf(key);
  const entry = { id: idOf(sha256), ...checked, createdAt: now().toISOString(), createdBy: wanted.author.key };
  await store.create(keyObject(sha256), jsonBytes({ ...entry, sha256 }));
  return { key, entry };
};

/** What a key may do; undefined where it is unknown, revoked or expired. */
export const findKey = async (records: Records, key: string): Promise<KeyEntry | undefined> => {
  const kept = await readKey(records, hashOf(key));
  return kept && stillCounts(kept, records.now()) && (await isConfirmed(records, kept)) ? entryOf(kept) : undefined;
};

/** The same by the key's id. */
export const findKeyById = async (records: Records, id: string): Promise<KeyEntry | undefined> => {
  const name = await objectOfId(records, id);
  const kept = name === undefined ? undefined : await readJson<KeptKey>(records.store, name);
  return kept && stillCounts(kept, records.now()) && (await isConfirmed(records, kept)) ? entryOf(kept) : undefined;
};

const objectOfId = async ({ store }: Records, id: string): Promise<string | undefined> => {
  if (!/^[0-9a-f]{12}$/.test(id)) return undefined;
  const [name] = await namesUnder(store, `keys/${id}`, /\.json$/);
  return name;
};

/** @returns undefined where there is no such key; one that is revoked already keeps its time */
export const revokeKey = async (records: Records, id: string): Promise<KeyEntry | undefined> => {
  const name = await objectOfId(records, id);
  if (name === undefined) return undefined;
  const revokedAt = records.now().toISOString();
  const kept = await changeJson<KeptKey>(records.store, name, (before) =>
    before && before.revokedAt === undefined ? { ...before, revokedAt } : undefined,
  );
  return kept && entryOf(kept);
};
