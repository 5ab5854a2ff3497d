import { jsonBytes, readJson } from './json.ts';
import type { Author } from './model.ts';
import type { Records } from './records.ts';
import { type Edition, knownFolder } from './release-names.ts';

/** That a release must not be seen any more. */
export interface Withdrawal {
  readonly at: string;
  readonly by: Author;
  readonly reason?: string;
}

export const withdrawalObject = (edition: Edition, release: string): string =>
  `${knownFolder(edition)}/withdrawn/${release}.json`;

export const withdrawalOf = ({ store }: Records, edition: Edition, release: string): Promise<Withdrawal | undefined> =>
  readJson<Withdrawal>(store, withdrawalObject(edition, release));

/** The first withdrawal counts. @returns what stands, and whether it is this one */
export const keepWithdrawal = async (
  records: Records,
  edition: Edition,
  release: string,
  withdrawal: Withdrawal,
): Promise<{ readonly withdrawn: Withdrawal; readonly isNew: boolean }> => {
  const isNew = await records.store.create(withdrawalObject(edition, release), jsonBytes(withdrawal));
  return { withdrawn: (isNew ? undefined : await withdrawalOf(records, edition, release)) ?? withdrawal, isNew };
};
