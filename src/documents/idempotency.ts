import type { Records } from './records.ts';

export interface OnceAsk {
  /** Id of the author's key. */
  readonly author: string;
  /** The header `Idempotency-Key`. */
  readonly key: string;
  /** What was asked, as plain JSON without undefined fields. */
  readonly ask: object;
}

/**
 * Does what was asked under an idempotency key once.
 * @param make makes a render and gives its id; called only where none stands under the key
 * @throws PolyreelError `conflict` where the same author asked something else under this key
 */
export const askOnce = async (_records: Records, _once: OnceAsk, _make: () => Promise<string>): Promise<string> => {
  throw new Error('to come');
};
