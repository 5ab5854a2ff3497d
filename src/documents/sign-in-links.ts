import { randomBytes } from 'node:crypto';
import { changeJson, jsonBytes } from './json.ts';
import { findKeyById } from './keys.ts';
import type { KeyEntry } from './model.ts';
import type { Records } from './records.ts';
import { hashOf, newLinkText } from './secret.ts';
import { earlier } from './sessions.ts';

/** Milliseconds: a letter that comes on a Friday is read on a Monday. */
const LASTS = 72 * 3_600_000;

interface KeptLink {
  /** Id of the key that it signs in. */
  readonly key: string;
  /** Id of the key that made it. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Who used it: a text that nobody else has. */
  readonly usedBy?: string;
  readonly usedAt?: string;
}

export interface SignInLink {
  readonly text: string;
  readonly expiresAt: string;
}

const objectOf = (text: string): string => `sign-in-links/${hashOf(text)}.json`;

/**
 * Makes a link that signs a key in once, within three days. Its text is given once and kept nowhere.
 * @param key id of the key
 * @returns undefined where there is no such key, or it counts no more
 */
export const makeSignInLink = async (
  records: Records,
  key: string,
  createdBy: string,
): Promise<SignInLink | undefined> => {
  const entry = await findKeyById(records, key);
  if (!entry) return undefined;
  const text = newLinkText();
  const createdAt = records.now();
  const expiresAt = earlier(new Date(createdAt.getTime() + LASTS).toISOString(), entry.expiresAt);
  const kept: KeptLink = { key, createdBy, createdAt: createdAt.toISOString(), expiresAt };
  await records.store.create(objectOf(text), jsonBytes(kept));
  return { text, expiresAt };
};

/** Uses a link up: of several at once, one is given the key. Undefined for the others, and where it works no more. */
export const useSignInLink = async (records: Records, text: string): Promise<KeyEntry | undefined> => {
  const now = records.now();
  // A store whose answer got lost says that another was faster: the mark tells whether that was this very call.
  const usedBy = randomBytes(12).toString('hex');
  const kept = await changeJson<KeptLink>(records.store, objectOf(text), (link) =>
    link && link.usedBy === undefined && Date.parse(link.expiresAt) > now.getTime()
      ? { ...link, usedBy, usedAt: now.toISOString() }
      : undefined,
  );
  return kept?.usedBy === usedBy ? findKeyById(records, kept.key) : undefined;
};
