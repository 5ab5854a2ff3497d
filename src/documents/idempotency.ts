import { createHash } from 'node:crypto';
import { PolyreelError } from '../errors.ts';
import { type Canonical, keyOf } from '../plan/key.ts';
import { changeJson } from './json.ts';
import type { Records } from './records.ts';

export interface OnceAsk {
  /** Id of the author's key. */
  readonly author: string;
  /** The header `Idempotency-Key`. */
  readonly key: string;
  /** What was asked, as plain JSON. */
  readonly ask: object;
}

interface Claim {
  readonly ask: string;
  /** Absent until it was made. */
  readonly render?: string;
}

/**
 * Does what was asked under an idempotency key once.
 * @param make makes a render and gives its id; called only where none stands under the key. It may be called by several
 *   at once, for the same ask: one render stands for all of them then.
 * @throws PolyreelError `conflict` where the same author asked something else under this key
 */
export const askOnce = async ({ store }: Records, once: OnceAsk, make: () => Promise<string>): Promise<string> => {
  const { name, ask } = claimOf(once);
  // Claimed before anything is made: another ask under the same key must not begin a render that is then refused.
  const claim = await changeJson<Claim>(store, name, (before) => (before ? undefined : { ask }));
  requireSame(claim, ask);
  if (claim?.render !== undefined) return claim.render;
  const made = await make();
  const settled = await changeJson<Claim>(store, name, (before) =>
    before?.render === undefined ? { ask, render: made } : undefined,
  );
  return settled?.render ?? made;
};

const claimOf = ({ author, key, ask }: OnceAsk): { name: string; ask: string } => {
  const digest = createHash('sha256')
    .update(JSON.stringify([author, key]))
    .digest('hex');
  return { name: `idempotency/${digest}.json`, ask: keyOf(JSON.parse(JSON.stringify(ask)) as Canonical) };
};

const requireSame = (claim: Claim | undefined, ask: string): void => {
  if (!claim || claim.ask === ask) return;
  throw new PolyreelError('conflict', 'something else was asked under this Idempotency-Key before; use a new one.');
};
