import { randomBytes } from 'node:crypto';
import { namesUnder, readAll } from './json.ts';
import type { AuditLine } from './model.ts';
import type { Records } from './records.ts';
import { withoutKeys } from './secret.ts';

/** Writes down what somebody changed. Keys in it are cut out. */
export const writeAudit = async ({ store, now }: Records, line: Omit<AuditLine, 'at'>): Promise<void> => {
  const at = now().toISOString();
  const bytes = new TextEncoder().encode(withoutKeys(JSON.stringify({ at, ...line })));
  const name = (): string =>
    `audit/${at.slice(0, 10)}/${at.slice(11, 23).replaceAll(':', '-')}-${randomBytes(6).toString('hex')}.json`;
  while (!(await store.create(name(), bytes)));
};

/** The lines of a day (`YYYY-MM-DD`, UTC) in the order of their times. */
export const listAudit = async ({ store }: Records, day: string): Promise<AuditLine[]> => {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return [];
  return readAll<AuditLine>(store, await namesUnder(store, `audit/${day}/`, /\.json$/));
};
