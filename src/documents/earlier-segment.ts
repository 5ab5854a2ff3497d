import type { Records } from './records.ts';
import { releaseObject } from './release-names.ts';
import type { ListedRelease } from './released.ts';
import { type FoundFile, readReleaseOf } from './releases.ts';

/** Of more releases than come while somebody watches, none is looked at. */
const MOST = 50;

/**
 * A segment in releases that are not withdrawn, the newest first: a player goes on by the playlist that it has.
 * @param releases as they are listed
 */
export const findEarlierSegment = async (
  records: Records,
  name: string,
  releases: readonly ListedRelease[],
): Promise<FoundFile | undefined> => {
  const standing = releases.filter(({ withdrawn }) => !withdrawn);
  for (const listed of standing.slice(0, MOST)) {
    const object = releaseObject(listed, name);
    // To ask for the object is cheap; what a release says of its thousands of files is not.
    if ((await records.store.size(object)) === undefined) continue;
    const release = await readReleaseOf(records, listed, listed.id);
    const file = release?.files.find((one) => one.name === name);
    if (release && file) return { release, file, object };
  }
  return undefined;
};
