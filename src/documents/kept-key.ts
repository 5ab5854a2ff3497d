import { timingSafeEqual } from 'node:crypto';
import { readJson } from './json.ts';
import type { KeyEntry } from './model.ts';
import type { Records } from './records.ts';

/** A key as it is kept. */
export interface KeptKey extends KeyEntry {
  readonly sha256: string;
  /** True for one that a start made by itself: it counts only while the object below names it. */
  readonly first?: true;
}

/** Which key a start made last, if any did. Two starts at once race for it; the key that lost opens nothing. */
export const FIRST_ADMIN = 'keys/first-admin.json';
export interface FirstAdmin {
  readonly sha256: string;
}

export const keyObject = (sha256: string): string => `keys/${sha256}.json`;

/** Found by the hash of what was sent: how long it takes says nothing of the keys that there are. */
export const readKey = async ({ store }: Records, sha256: string): Promise<KeptKey | undefined> => {
  const kept = await readJson<KeptKey>(store, keyObject(sha256));
  const isIt = kept?.sha256.length === sha256.length && timingSafeEqual(Buffer.from(kept.sha256), Buffer.from(sha256));
  return isIt ? kept : undefined;
};

export const stillCounts = ({ revokedAt, expiresAt }: KeyEntry, now: Date): boolean =>
  revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > now.getTime());

export const isConfirmed = async ({ store }: Records, { first, sha256 }: KeptKey): Promise<boolean> =>
  !first || (await readJson<FirstAdmin>(store, FIRST_ADMIN))?.sha256 === sha256;

/** What may be shown of a key. */
export const entryOf = ({ sha256: _sha256, first: _first, ...entry }: KeptKey): KeyEntry => entry;
