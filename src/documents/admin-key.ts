import { PolyreelError } from '../errors.ts';
import { jsonBytes, readJson, readJsonVersion } from './json.ts';
import { FIRST_ADMIN, type FirstAdmin, type KeptKey, keyObject, readKey, stillCounts } from './kept-key.ts';
import { listKeys } from './list-keys.ts';
import type { Records } from './records.ts';
import { hashOf, idOf, newKeyText } from './secret.ts';

const SHORTEST = 16;

/**
 * Makes the first admin key where no admin key stands, however many start at once, or registers the one that is given.
 * @returns the key that was made, to be printed
 * @throws PolyreelError `bad-arguments` where the given key is too short, was revoked, or is another role's
 */
export const ensureAdminKey = async (records: Records, given?: string): Promise<string | undefined> => {
  if (given !== undefined) return register(records, given);
  const before = await readJsonVersion<FirstAdmin>(records.store, FIRST_ADMIN);
  const keys = await listKeys(records);
  if (keys.some((key) => key.role === 'admin' && stillCounts(key, records.now()))) return undefined;
  const key = newKeyText();
  const sha256 = hashOf(key);
  await records.store.create(
    keyObject(sha256),
    jsonBytes({ ...adminKey(records, sha256, 'first admin'), first: true }),
  );
  if (await claim(records, sha256, before?.version)) return key;
  await records.store.remove(keyObject(sha256));
  return undefined;
};

/** From here on the key opens doors: one of several starts gets here first. */
const claim = async ({ store }: Records, sha256: string, version: string | undefined): Promise<boolean> => {
  const bytes = jsonBytes({ sha256 });
  if (version === undefined ? await store.create(FIRST_ADMIN, bytes) : await store.swap(FIRST_ADMIN, bytes, version))
    return true;
  // A store whose answer got lost says that the name is taken: by this very start.
  return (await readJson<FirstAdmin>(store, FIRST_ADMIN))?.sha256 === sha256;
};

const adminKey = ({ now }: Records, sha256: string, label: string): KeptKey => ({
  ...{ id: idOf(sha256), role: 'admin', label },
  ...{ createdAt: now().toISOString(), createdBy: 'start', sha256 },
});

const register = async (records: Records, key: string): Promise<undefined> => {
  const refuse = (why: string): PolyreelError =>
    new PolyreelError('bad-arguments', `POLYREEL_ADMIN_KEY ${why}; choose another.`);
  if (key.length < SHORTEST) throw refuse(`has ${key.length} characters, and at least ${SHORTEST} are asked for`);
  const sha256 = hashOf(key);
  await records.store.create(keyObject(sha256), jsonBytes(adminKey(records, sha256, 'POLYREEL_ADMIN_KEY')));
  const kept = await readKey(records, sha256);
  if (kept?.role !== 'admin') throw refuse('is a key of another role');
  if (!stillCounts(kept, records.now())) throw refuse('was revoked or has expired');
};
