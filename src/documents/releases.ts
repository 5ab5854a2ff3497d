import { readJson } from './json.ts';
import { readLatest } from './latest.ts';
import type { ReleaseFile, ReleaseRecord } from './model.ts';
import { isSlug } from './names.ts';
import { languageOf, orderOf, originsOf } from './origins.ts';
import type { Records } from './records.ts';
import { type Edition, isEdition, isReleaseId, releaseObject, releaseRecordObject } from './release-names.ts';
import { knownReleases, type ListedRelease, listedOf } from './released.ts';
import { type Withdrawal, withdrawalOf } from './withdrawals.ts';

/** All releases, withdrawn ones too, the newest first. @param edition all where absent */
export const listReleases = async (
  records: Records,
  documentary: string,
  edition?: string,
): Promise<ListedRelease[]> => {
  const known = await knownReleases(records, documentary, edition);
  const editions = new Set(edition === undefined ? ['full', ...known.map((each) => each.edition)] : [edition]);
  for (const one of editions) {
    const where = { documentary, edition: one };
    const { release } = (await readLatest(records, where)).latest;
    // The render that moved the pointer there may not have written down yet what it ended in.
    if (release === undefined || known.some(({ id }) => id === release)) continue;
    const pointed = await pointedRelease(records, where);
    if (pointed)
      known.push({ ...listedOf(pointed.release), ...(pointed.withdrawn ? { withdrawn: pointed.withdrawn } : {}) });
  }
  return known.sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? 1 : -1));
};

const pointedRelease = async (
  records: Records,
  edition: Edition,
): Promise<{ readonly release: ReleaseRecord; readonly withdrawn?: Withdrawal } | undefined> => {
  const { release: id } = (await readLatest(records, edition)).latest;
  if (id === undefined) return undefined;
  const [release, withdrawn] = await Promise.all([
    readReleaseOf(records, edition, id),
    withdrawalOf(records, edition, id),
  ]);
  return release && { release, ...(withdrawn ? { withdrawn } : {}) };
};

/** The release that was asked for last, of those that are not withdrawn. @param language that must be in it */
export const newestRelease = async (
  records: Records,
  edition: Edition,
  language?: string,
): Promise<ListedRelease | undefined> => {
  const releases = await listReleases(records, edition.documentary, edition.edition);
  const fit = releases.filter((one) => !one.withdrawn && (language === undefined || holds(one, language)));
  return fit.sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))[0];
};

const holds = (release: ReleaseRecord, language: string): boolean =>
  Object.keys(originsOf(release).languages).includes(language);

/** @param edition `full` where absent */
export const latestRelease = async (
  records: Records,
  documentary: string,
  edition = 'full',
): Promise<ReleaseRecord | undefined> => {
  if (!isSlug(edition)) return undefined;
  const pointed = await pointedRelease(records, { documentary, edition });
  if (!pointed?.withdrawn) return pointed?.release;
  // Whoever withdrew it has not moved the pointer yet, or was ended before.
  const newest = await newestRelease(records, { documentary, edition });
  return newest && readReleaseOf(records, newest, newest.id);
};

/** The newest release that holds a language, with the files of this language and those that all languages share. */
export const latestInLanguage = async (
  records: Records,
  documentary: string,
  language: string,
  edition = 'full',
): Promise<ReleaseRecord | undefined> => {
  const latest = await latestRelease(records, documentary, edition);
  if (!latest) return undefined;
  const newest = holds(latest, language) ? latest : await newestRelease(records, latest, language);
  const found = newest === latest ? latest : newest && (await readReleaseOf(records, newest, newest.id));
  const isWanted = (file: ReleaseFile): boolean => [undefined, language].includes(languageOf(file));
  return found && { ...found, files: found.files.filter(isWanted) };
};

/** A release, withdrawn or not. @param edition `full` where absent */
export const readRelease = async (
  records: Records,
  documentary: string,
  release: string,
  edition = 'full',
): Promise<(ReleaseRecord & Pick<ListedRelease, 'withdrawn'>) | undefined> => {
  if (!isEdition({ documentary, edition }) || !isReleaseId(release)) return undefined;
  const [found, withdrawn] = await Promise.all([
    readReleaseOf(records, { documentary, edition }, release),
    withdrawalOf(records, { documentary, edition }, release),
  ]);
  return found && { ...found, ...(withdrawn ? { withdrawn } : {}) };
};

export const readReleaseOf = async (
  { store }: Records,
  edition: Edition,
  release: string,
): Promise<ReleaseRecord | undefined> =>
  isReleaseId(release) ? readJson<ReleaseRecord>(store, releaseRecordObject(edition, release)) : undefined;

export interface FoundFile {
  readonly release: ReleaseRecord & Pick<ListedRelease, 'withdrawn'>;
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
