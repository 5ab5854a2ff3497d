import { randomBytes } from 'node:crypto';
import { jsonBytes, readJson } from './json.ts';
import type { Records } from './records.ts';

const OBJECT = 'secrets/play.json';

interface Kept {
  /** 256 bits, base64url. */
  readonly secret: string;
  readonly createdAt: string;
}

/** What grants are signed with, in all processes of a service. Of several that make it at once, the first counts. */
export const playSecret = async ({ store, now }: Records): Promise<Uint8Array> => {
  if (!(await readJson<Kept>(store, OBJECT))) {
    const made: Kept = { secret: randomBytes(32).toString('base64url'), createdAt: now().toISOString() };
    await store.create(OBJECT, jsonBytes(made));
  }
  const kept = await readJson<Kept>(store, OBJECT);
  if (!kept) throw new Error(`the object ${OBJECT} went away while it was made`);
  return Buffer.from(kept.secret, 'base64url');
};
