import { createHash } from 'node:crypto';
import { findKey } from '../documents/keys.ts';
import type { KeyEntry } from '../documents/model.ts';
import type { Records } from '../documents/records.ts';
import { type Caller, callerOf } from './caller.ts';
import { type FailedKeys, newFailedKeys } from './failed-keys.ts';
import { HttpRefusal } from './refusal.ts';

/** Milliseconds for which a key that was found is believed; a change of any key is heard of sooner. */
const BELIEVED = 10_000;
/** Keys that are known to have been good. */
const MOST = 1_000;

/** Tells who sends a request by its key. */
export interface KeyDoor {
  /**
   * @param header what stands under Authorization
   * @param address where the request comes from
   * @throws HttpRefusal 401, or 429 where too many keys failed from there
   */
  readonly identify: (header: string, address: string) => Promise<Caller>;
  /**
   * Looks for the key of something secret that was sent, and counts it as a key that failed where it has none.
   * @param what it is, for the sentence of the refusal
   * @throws HttpRefusal as above
   */
  readonly admit: (
    find: () => Promise<KeyEntry | undefined>,
    address: string,
    what?: 'key' | 'link',
  ) => Promise<KeyEntry>;
  /** Believes nothing any more that was found. */
  readonly forget: () => void;
}

interface Believed {
  readonly entry: KeyEntry;
  /** Milliseconds since 1970; looked for again afterwards. */
  readonly until: number;
}

export const newKeyDoor = (records: Records, failedKeys: number): KeyDoor => {
  const believed = new Map<string, Believed>();
  const failures = newFailedKeys(failedKeys, () => records.now().getTime());
  return {
    identify: async (header, address) => {
      const key = bearerOf(header);
      const digest = createHash('sha256').update(key).digest('hex');
      const known = believed.get(digest);
      const now = records.now().getTime();
      if (known && known.until > now && isValid(known.entry, now)) return callerOf(known.entry);
      const find = () => findKey(records, key);
      // One that was good lately is looked for whoever else guesses at this address: it is no guess.
      const still = known && (await find());
      if (!still) believed.delete(digest);
      const entry = still ?? (await admit(failures, find, address));
      remember(believed, digest, { entry, until: now + BELIEVED });
      return callerOf(entry);
    },
    admit: (find, address, what) => admit(failures, find, address, what),
    forget: () => {
      for (const [digest, { entry }] of believed) believed.set(digest, { entry, until: 0 });
    },
  };
};

const bearerOf = (header: string): string => {
  const [, key] = /^Bearer +([\w.~+/=-]{1,512})$/i.exec(header) ?? [];
  if (!key) throw unauthorized('the header Authorization cannot be read; write "Bearer" and the key.');
  return key;
};

const FAILED = {
  key: 'the key is not known, or it was revoked, or it has expired. Ask for a new one.',
  link: 'the link was used before, or it has expired, or its key was revoked. Ask for a new one.',
} as const;

const admit = async (
  failures: FailedKeys,
  find: () => Promise<KeyEntry | undefined>,
  address: string,
  what: keyof typeof FAILED = 'key',
): Promise<KeyEntry> => {
  const wait = failures.waitFor(address);
  if (wait > 0)
    throw new HttpRefusal('too-many', `too many wrong keys came from here; wait ${wait} seconds.`, {
      headers: { 'retry-after': String(wait) },
    });
  const entry = await find();
  if (entry) return entry;
  failures.count(address);
  throw unauthorized(FAILED[what]);
};

export const unauthorized = (detail: string): HttpRefusal =>
  new HttpRefusal('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="polyreel"' } });

const isValid = ({ expiresAt }: KeyEntry, now: number): boolean => !expiresAt || Date.parse(expiresAt) > now;

const remember = <Value>(map: Map<string, Value>, key: string, value: Value): void => {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
};
