import { jsonBytes, readJson } from './json.ts';
import { findKeyById } from './keys.ts';
import type { KeyEntry } from './model.ts';
import type { Records } from './records.ts';
import { hashOf, newSessionText } from './secret.ts';

/** Milliseconds that somebody stays signed in at most. */
const LASTS = 14 * 24 * 3_600_000;

/** A session as it is kept. It is never changed. */
interface KeptSession {
  /** Id of the key that signed in. */
  readonly key: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface Session {
  readonly entry: KeyEntry;
  readonly expiresAt: string;
}

const objectOf = (text: string): string => `sessions/${hashOf(text)}.json`;

/**
 * Signs a key in for fourteen days, or for as long as the key lasts.
 * @returns the session with its text, which is kept nowhere
 */
export const beginSession = async (
  { store, now }: Records,
  entry: KeyEntry,
): Promise<Session & { readonly text: string }> => {
  const text = newSessionText();
  const createdAt = now();
  const expiresAt = earlier(new Date(createdAt.getTime() + LASTS).toISOString(), entry.expiresAt);
  const kept: KeptSession = { key: entry.id, createdAt: createdAt.toISOString(), expiresAt };
  await store.create(objectOf(text), jsonBytes(kept));
  return { text, entry, expiresAt };
};

/** The first of two moments; both as `toISOString` writes them. */
export const earlier = (one: string, other: string | undefined): string =>
  other !== undefined && other < one ? other : one;

/** Undefined where there is none, or it is over, or its key counts no more. */
export const findSession = async (records: Records, text: string): Promise<Session | undefined> => {
  const kept = await readJson<KeptSession>(records.store, objectOf(text));
  if (!kept || Date.parse(kept.expiresAt) <= records.now().getTime()) return undefined;
  const entry = await findKeyById(records, kept.key);
  return entry && { entry, expiresAt: kept.expiresAt };
};

export const endSession = ({ store }: Records, text: string): Promise<void> => store.remove(objectOf(text));
