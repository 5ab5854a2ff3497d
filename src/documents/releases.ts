import { readAll, readJson } from './json.ts';
import { readLatest } from './latest.ts';
import type { ReleaseFile, ReleaseRecord } from './model.ts';
import { isSlug } from './names.ts';
import type { Records } from './records.ts';
import { type Edition, isEdition, isReleaseId, releaseObject, releaseRecordObject } from './release-names.ts';
import { knownReleases } from './released.ts';

/** The newest first. @param edition all where absent */
export const listReleases = async (
  records: Records,
  documentary: string,
  edition?: string,
): Promise<ReleaseRecord[]> => {
  const known = await knownReleases(records, documentary, edition);
  const names = new Set(known.map((one) => releaseRecordObject(one, one.id)));
  for (const one of new Set(['full', ...(edition ? [edition] : known.map((each) => each.edition))])) {
    const { release } = (await readLatest(records, { documentary, edition: one })).latest;
    if (release && (edition === undefined || edition === one))
      names.add(releaseRecordObject({ documentary, edition: one }, release));
  }
  const releases = await readAll<ReleaseRecord>(records.store, [...names]);
  return releases.sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? 1 : -1));
};

/** @param edition `full` where absent */
export const latestRelease = async (
  records: Records,
  documentary: string,
  edition = 'full',
): Promise<ReleaseRecord | undefined> => {
  if (!isSlug(edition)) return undefined;
  const { release } = (await readLatest(records, { documentary, edition })).latest;
  return release === undefined ? undefined : readRelease(records, documentary, release, edition);
};

/** @param edition `full` where absent */
export const readRelease = async (
  records: Records,
  documentary: string,
  release: string,
  edition = 'full',
): Promise<ReleaseRecord | undefined> =>
  isEdition({ documentary, edition }) ? readReleaseOf(records, { documentary, edition }, release) : undefined;

export const readReleaseOf = async (
  { store }: Records,
  edition: Edition,
  release: string,
): Promise<ReleaseRecord | undefined> =>
  isReleaseId(release) ? readJson<ReleaseRecord>(store, releaseRecordObject(edition, release)) : undefined;

export interface FoundFile {
  readonly release: ReleaseRecord;
  readonly file: ReleaseFile;
  /** Its name in the store. */
  readonly object: string;
}

/** A file by its name, in a release or else in the latest one. */
export const findFile = async (
  records: Records,
  documentary: string,
  name: string,
  { release: id, edition }: { readonly release?: string; readonly edition?: string } = {},
): Promise<FoundFile | undefined> => {
  const release = await (id === undefined
    ? latestRelease(records, documentary, edition)
    : readRelease(records, documentary, id, edition));
  const file = release?.files.find((one) => one.name === name);
  return release && file && { release, file, object: releaseObject(release, name) };
};
