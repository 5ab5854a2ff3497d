import type { Records } from '../documents/records.ts';
import { type Edition, releaseObject } from '../documents/release-names.ts';
import { latestRelease } from '../documents/releases.ts';
import type { LikeSource } from '../run/chunk-list.ts';

/**
 * The files of an edition's latest release that have these names: what is made under them now is mostly the same. They
 * outlive the results they were copied from. None where the store gains nothing by it.
 */
export const likeSources = async (
  records: Records,
  edition: Edition,
  names: readonly string[],
): Promise<readonly LikeSource[]> => {
  if (records.store.smallestPart === undefined) return [];
  const release = await latestRelease(records, edition.documentary, edition.edition);
  return (release?.files ?? [])
    .filter(({ name }) => names.includes(name))
    .map(({ name, sha256, bytes }) => ({
      object: releaseObject({ ...edition, id: release?.id ?? '' }, name),
      sha256,
      bytes,
    }));
};
