import { jsonBytes, namesUnder, readAll, readJson } from './json.ts';
import type { ReleaseFile, ReleaseRecord } from './model.ts';
import { slugged } from './names.ts';
import type { Records } from './records.ts';
import { type Edition, knownFolder, releaseRecordObject } from './release-names.ts';
import { isMaster } from './stream-files.ts';
import { type Withdrawal, withdrawalObject, withdrawalOf } from './withdrawals.ts';

/** A release as it is listed: without the parts of its streams, which may be thousands. */
export interface ListedRelease extends ReleaseRecord {
  /** How many files it has, those that are not listed too. */
  readonly fileCount: number;
  readonly withdrawn?: Withdrawal;
}

/**
 * Which release a render ended in: one, for ever, however many conductors led it. Only what is named here, or by the
 * pointer, is a release: a folder that nothing names was put together with a release that was the latest no more.
 */
interface Ended {
  readonly release: string;
  /** Absent where the release is another render's. */
  readonly listed?: ListedRelease;
}

const objectOf = (edition: Edition, render: string): string => `${knownFolder(edition)}/renders/${render}.json`;

export const releaseOfRender = async (
  { store }: Records,
  edition: Edition,
  render: string,
): Promise<string | undefined> => (await readJson<Ended>(store, objectOf(edition, render)))?.release;

/** @returns the release that the render ended in, which may be another's that was faster */
export const keepReleaseOf = async (
  records: Records,
  edition: Edition,
  render: string,
  release: string,
): Promise<string> => {
  const standing = await releaseOfRender(records, edition, render);
  if (standing !== undefined) return standing;
  const record = await readJson<ReleaseRecord>(records.store, releaseRecordObject(edition, release));
  const ended: Ended = { release, ...(record?.render === render ? { listed: listedOf(record) } : {}) };
  await records.store.create(objectOf(edition, render), jsonBytes(ended));
  return (await releaseOfRender(records, edition, render)) ?? release;
};

export const listedOf = (release: ReleaseRecord): ListedRelease => ({
  ...release,
  files: release.files.filter(isListed),
  fileCount: release.files.length,
});

/** Of a stream, only the address that players are given. */
const isListed = (file: ReleaseFile): boolean => file.kind !== 'hls' || isMaster(file);

/** Every release of a documentary, or of one edition, that a render of its own has ended in, withdrawn ones too. */
export const knownReleases = async (
  records: Records,
  documentary: string,
  edition?: string,
): Promise<ListedRelease[]> => {
  const folder = edition === undefined ? `released/${slugged(documentary)}` : knownFolder({ documentary, edition });
  const names = await namesUnder(records.store, `${folder}/`, /^released\/[^/]+\/[^/]+\/(?:renders|withdrawn)\/[^/]+$/);
  const isMark = (name: string): boolean => name.split('/')[3] === 'withdrawn';
  const ended = await readAll<Ended>(
    records.store,
    names.filter((name) => !isMark(name)),
  );
  const marks = new Set(names.filter(isMark));
  return Promise.all(ended.flatMap(({ listed }) => (listed ? [withWithdrawal(records, listed, marks)] : [])));
};

const withWithdrawal = async (
  records: Records,
  listed: ListedRelease,
  marks: ReadonlySet<string>,
): Promise<ListedRelease> => {
  if (!marks.has(withdrawalObject(listed, listed.id))) return listed;
  const withdrawn = await withdrawalOf(records, listed, listed.id);
  return withdrawn ? { ...listed, withdrawn } : listed;
};
