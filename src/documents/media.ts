import { PolyreelError } from '../errors.ts';
import { pathRefusal } from '../manifest/paths.ts';
import type { Problem } from '../problem.ts';
import { changeJson, namesUnder, readAll } from './json.ts';
import type { MediaEntry } from './model.ts';
import { encodeName, folderOf, slugged } from './names.ts';
import type { Records } from './records.ts';
import { block } from './refuse.ts';

/** An upload as the person named it, and what it was found to be. */
export interface SentMedia extends Omit<MediaEntry, 'at' | 'problems'> {
  readonly documentary: string;
  readonly problems?: readonly Problem[];
}

/** The object that holds an original: to be put there before {@link putMedia} names it. */
export const mediaObject = (documentary: string, digest: string): string => `media/${slugged(documentary)}/${digest}`;

/**
 * Says that a file name means this upload from now on; the upload was checked and stored before.
 * @throws PolyreelError `bad-input` where no file may be called so
 */
export const putMedia = async (
  { store, now }: Records,
  { documentary, ...sent }: SentMedia,
): Promise<{ readonly created: boolean; readonly entry: MediaEntry }> => {
  const file = checkedFileName(sent.file);
  const entry: MediaEntry = { problems: [], ...sent, file, at: now().toISOString() };
  const name = `${folderOf(documentary)}/media/${encodeName(file)}.json`;
  const standing = await changeJson<MediaEntry>(store, name, (before) =>
    before?.digest === entry.digest ? undefined : entry,
  );
  return { created: standing === entry, entry: standing ?? entry };
};

/** What is uploaded, by name. */
export const mediaOf = async ({ store }: Records, documentary: string): Promise<MediaEntry[]> => {
  const names = await namesUnder(store, `${folderOf(documentary)}/media/`, /\.json$/);
  const entries = await readAll<MediaEntry>(store, names);
  return entries.sort((a, b) => (a.file < b.file ? -1 : 1));
};

/** The upload that a manifest means: the one of that very name, or else the only one with that base name. */
export const findMedia = <Entry extends Pick<MediaEntry, 'file'>>(
  entries: readonly Entry[],
  nameInManifest: string,
): Entry | undefined => {
  const name = nameInManifest.normalize('NFC');
  const exact = entries.find(({ file }) => file === name);
  if (exact) return exact;
  const alike = alikeMedia(entries, name);
  return alike.length === 1 ? alike[0] : undefined;
};

/** Those whose base name is that of a name in the manifest. */
export const alikeMedia = <Entry extends Pick<MediaEntry, 'file'>>(
  entries: readonly Entry[],
  nameInManifest: string,
): Entry[] => {
  const base = baseName(nameInManifest.normalize('NFC'));
  return entries.filter(({ file }) => baseName(file) === base);
};

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** @throws PolyreelError `bad-input` with the reason where no upload may be called so. @returns the name in NFC */
export const checkedFileName = (file: string): string => {
  const name = file.normalize('NFC');
  const refusal = nameRefusal(name);
  if (!refusal) return name;
  const message = `${JSON.stringify(name.slice(0, 200))} is ${refusal}.`;
  throw new PolyreelError('bad-input', `the upload was not kept: its name ${message}`, {
    problems: [block('path-refused', 'filename', message)],
  });
};

const nameRefusal = (name: string): string | undefined => {
  if (name.length > 1000) return 'longer than 1000 characters; rename the file';
  if (/\p{Surrogate}/u.test(name)) return 'no text; rename the file';
  if (['', '.', '..'].includes(baseName(name).trim())) return 'no name of a file; give it one';
  return pathRefusal(name, 0);
};
