import { PolyreelError } from '../errors.ts';
import { type LatestFound, moveLatest, readLatest } from './latest.ts';
import type { Author, ReleaseRecord } from './model.ts';
import { askedOf, originsOf } from './origins.ts';
import type { Records } from './records.ts';
import type { Edition } from './release-names.ts';
import { releaseOfRender } from './released.ts';
import { newestRelease, readReleaseOf } from './releases.ts';
import { keepWithdrawal, type Withdrawal, withdrawalOf } from './withdrawals.ts';

export interface WithdrawAsk extends Edition {
  readonly release: string;
  readonly author: Author;
  readonly reason?: string;
}

/**
 * Takes a release back: its files stay in the store, and nobody is given them any more. Where it is the latest, the
 * newest one that is not withdrawn becomes that. Withdrawn again, it stays as it was withdrawn first.
 * @throws PolyreelError `not-found`
 */
export const withdrawRelease = async (
  records: Records,
  { release, author, reason, ...edition }: WithdrawAsk,
): Promise<{ readonly release: ReleaseRecord & { readonly withdrawn: Withdrawal }; readonly isNew: boolean }> => {
  const record = await publishedRelease(records, edition, release);
  const at = records.now().toISOString();
  const asked: Withdrawal = { at, by: author, ...(reason ? { reason } : {}) };
  const { withdrawn, isNew } = await keepWithdrawal(records, edition, release, asked);
  await leaveWithdrawn(records, edition);
  return { release: { ...record, withdrawn }, isNew };
};

/** @throws PolyreelError `not-found` where no release of the edition is called so */
export const publishedRelease = async (records: Records, edition: Edition, id: string): Promise<ReleaseRecord> => {
  const release = await readReleaseOf(records, edition, id);
  const isPublished = async ({ render }: ReleaseRecord): Promise<boolean> =>
    (await releaseOfRender(records, edition, render)) === id ||
    (await readLatest(records, edition)).latest.release === id;
  if (release && (await isPublished(release))) return release;
  throw new PolyreelError('not-found', 'there is no such release.');
};

/**
 * Sees to it that the pointer stands at no withdrawn release. Whoever withdraws one, and whoever moves the pointer, does
 * this last: one of them sees what the other did.
 * @returns the pointer as it stands then
 */
export const leaveWithdrawn = async (records: Records, edition: Edition): Promise<LatestFound> => {
  for (;;) {
    const found = await readLatest(records, edition);
    const { release, asked } = found.latest;
    if (release === undefined || !(await withdrawalOf(records, edition, release))) return found;
    const newest = await newestRelease(records, edition);
    const since = asked.since === undefined ? {} : { since: asked.since };
    const to = newest
      ? { release: newest.id, asked: { ...askedOf(originsOf(newest)), ...since } }
      : { asked: { shared: '', languages: {}, ...since } };
    await moveLatest(records, edition, found, to);
  }
};
