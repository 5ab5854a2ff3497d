import { createHash } from 'node:crypto';
import { PolyreelError } from '../errors.ts';
import { changeJson, jsonBytes, namesUnder, readAll, readJson } from './json.ts';
import type { ReleaseFile, ReleaseRecord } from './model.ts';
import { isSlug, slugged } from './names.ts';
import type { Records } from './records.ts';

/** What `latest.json` says, with what decides whether another release is later. */
interface Latest {
  readonly release: string;
  readonly askedAt: string;
  readonly createdAt: string;
}

const RECORD = 'release.json';
const RELEASE_ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;

/** @param createdAt as `Date.toISOString` writes it */
export const releaseId = (createdAt: string, files: readonly Pick<ReleaseFile, 'name' | 'sha256'>[]): string => {
  const digest = createHash('sha256').update(files.map(({ name, sha256 }) => `${sha256} ${name}\n`).join(''));
  return `${createdAt.replace(/[-:.]/g, '')}-${digest.digest('hex').slice(0, 8)}`;
};

const editionFolder = (documentary: string, edition: string): string =>
  `releases/${slugged(documentary)}/${slugged(edition, 'edition')}`;

/** The object that holds a file of a release: to be copied there before {@link publishRelease}. */
export const releaseObject = (
  { documentary, edition, id }: Pick<ReleaseRecord, 'documentary' | 'edition' | 'id'>,
  name: string,
): string => `${editionFolder(documentary, edition)}/${id}/${name}`;

/**
 * Makes a release exist, its files being in place, and makes it the latest unless one asked for later is that already.
 * @returns whether it is the latest now
 * @throws PolyreelError `conflict` where another release has its id
 */
export const publishRelease = async ({ store }: Records, release: ReleaseRecord): Promise<boolean> => {
  const name = releaseObject(release, RECORD);
  const bytes = jsonBytes(release);
  if (!(await store.create(name, bytes)) && !Buffer.from((await store.read(name)) ?? []).equals(bytes))
    throw new PolyreelError('conflict', `another release is called ${release.id}; make this one anew.`);
  const { id, askedAt, createdAt } = release;
  const mine: Latest = { release: id, askedAt, createdAt };
  const latest = await changeJson<Latest>(store, latestObject(release), (before) =>
    before && !isLater(mine, before) ? undefined : mine,
  );
  return latest?.release === id;
};

const latestObject = ({ documentary, edition }: Pick<ReleaseRecord, 'documentary' | 'edition'>): string =>
  `${editionFolder(documentary, edition)}/latest.json`;

const isLater = (one: Latest, other: Latest): boolean => orderOf(one) > orderOf(other);
const orderOf = ({ askedAt, createdAt, release }: Latest): string => [askedAt, createdAt, release].join(' ');

/** The newest first. */
export const listReleases = async (
  { store }: Records,
  documentary: string,
  edition?: string,
): Promise<ReleaseRecord[]> => {
  const folder = edition === undefined ? `releases/${slugged(documentary)}` : editionFolder(documentary, edition);
  const names = await namesUnder(store, `${folder}/`, /^releases\/[^/]+\/[^/]+\/[^/]+\/release\.json$/);
  const releases = await readAll<ReleaseRecord>(store, names);
  return releases.sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? 1 : -1));
};

/** @param edition `full` where absent */
export const latestRelease = async (
  records: Records,
  documentary: string,
  edition = 'full',
): Promise<ReleaseRecord | undefined> => {
  if (!isSlug(edition)) return undefined;
  const latest = await readJson<Latest>(records.store, latestObject({ documentary, edition }));
  return latest && readRelease(records, documentary, latest.release, edition);
};

/** @param edition `full` where absent */
export const readRelease = async (
  { store }: Records,
  documentary: string,
  release: string,
  edition = 'full',
): Promise<ReleaseRecord | undefined> =>
  isSlug(edition) && RELEASE_ID.test(release)
    ? readJson<ReleaseRecord>(store, releaseObject({ documentary, edition, id: release }, RECORD))
    : undefined;

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
