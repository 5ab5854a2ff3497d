import { createRelease } from '../../src/documents/create-release.ts';
import { moveLatest, readLatest } from '../../src/documents/latest.ts';
import type { ReleaseRecord } from '../../src/documents/model.ts';
import { askedOf, originsOf } from '../../src/documents/origins.ts';
import type { Records } from '../../src/documents/records.ts';
import { keepReleaseOf } from '../../src/documents/released.ts';

/** Makes a release the latest as it is, whatever was asked for before or after. @returns whether it is the latest now */
export const publishAsIs = async (records: Records, release: ReleaseRecord): Promise<boolean> => {
  const { id, render } = await createRelease(records, release);
  const found = await readLatest(records, release);
  const moved =
    found.latest.release === id ||
    (await moveLatest(records, release, found, { release: id, render, asked: askedOf(originsOf(release)) }));
  await keepReleaseOf(records, release, render, id);
  return moved;
};
