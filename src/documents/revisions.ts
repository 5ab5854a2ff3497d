import { createHash } from 'node:crypto';
import { PolyreelError } from '../errors.ts';
import type { ObjectStore } from '../ports.ts';
import { type Condition, conflictWith, requireCondition } from './etag.ts';
import { jsonBytes, namesUnder, readAll, readJson, readJsonVersion } from './json.ts';
import type { Records } from './records.ts';

/** Where the revisions of one thing stand. */
export interface Shelf {
  readonly pointer: string;
  /** The folder of the revisions, without a slash at its end. */
  readonly folder: string;
  /** What follows the number in the name of the bytes, and of what is known of them. */
  readonly data: string;
  readonly about: string;
}

/** Marks a revision that another edit was faster than. */
const HIDDEN = 'overtaken';

interface Pointer {
  readonly revision: number;
}

const nameOf = (shelf: Shelf, revision: number, ending: 'data' | 'about'): string =>
  `${shelf.folder}/${String(revision).padStart(6, '0')}${shelf[ending]}`;

export const currentRevision = async ({ store }: Records, shelf: Shelf): Promise<number | undefined> =>
  (await readJson<Pointer>(store, shelf.pointer))?.revision;

export const readAbout = <About>({ store }: Records, shelf: Shelf, revision: number): Promise<About | undefined> =>
  readJson<About>(store, nameOf(shelf, revision, 'about'));

/**
 * A revision that a crash left without what is known of it does not exist.
 * @throws PolyreelError where its bytes are not those that were sent
 */
export const readRevision = async <About extends { readonly digest: string }>(
  records: Records,
  shelf: Shelf,
  revision: number,
): Promise<{ readonly bytes: Uint8Array; readonly about: About } | undefined> => {
  const about = await readAbout<About>(records, shelf, revision);
  const name = nameOf(shelf, revision, 'data');
  const bytes = about && (await records.store.read(name));
  if (!about || !bytes) return undefined;
  if (createHash('sha256').update(bytes).digest('hex') === about.digest) return { bytes, about };
  throw new PolyreelError('unexpected', `the object ${name} of the store is damaged; restore it from a backup.`);
};

/** What is known of every revision up to the current one, the newest first. */
export const revisionHistory = async <About extends Pointer>(records: Records, shelf: Shelf): Promise<About[]> => {
  const current = (await currentRevision(records, shelf)) ?? 0;
  const ending = shelf.about.replaceAll('.', '\\.');
  const names = await namesUnder(records.store, `${shelf.folder}/`, new RegExp(`/\\d{6,}${ending}$`));
  const all = await readAll<About & { readonly [HIDDEN]?: true }>(records.store, names);
  return all.filter((about) => about.revision <= current && !about[HIDDEN]).sort((a, b) => b.revision - a.revision);
};

/** Replaces what is known of a revision, whose bytes stay. */
export const writeAbout = ({ store }: Records, shelf: Shelf, about: Pointer): Promise<void> =>
  store.replace(nameOf(shelf, about.revision, 'about'), jsonBytes(about));

export interface NewRevision<About> {
  readonly bytes: Uint8Array;
  readonly about: (revision: number) => About;
  /** True where the current revision says the same: then nothing is written. */
  readonly isSame: (about: About) => boolean;
  readonly condition: Condition;
}

/**
 * Adds a revision and moves the pointer to it, never backwards. The pointer goes last: what a crash leaves behind is a
 * number that nobody uses.
 * @throws PolyreelError `edit-conflict`
 */
export const addRevision = async <About extends Pointer>(
  records: Records,
  shelf: Shelf,
  wanted: NewRevision<About>,
): Promise<{ readonly created: boolean; readonly about: About }> => {
  const current = await currentRevision(records, shelf);
  requireCondition(wanted.condition, current);
  const standing = current === undefined ? undefined : await readAbout<About>(records, shelf, current);
  if (standing && wanted.isSame(standing)) return { created: false, about: standing };
  const revision = await takeNumber(records.store, shelf, wanted.bytes, (current ?? 0) + 1);
  const about = wanted.about(revision);
  await writeAbout(records, shelf, about);
  const lost = await movePointer(records, shelf, wanted, revision);
  if (!lost) return { created: true, about };
  // It is only hidden: where the store's answer got lost, the pointer may have stood on it for a moment.
  await writeAbout(records, shelf, { ...about, [HIDDEN]: true });
  if ('same' in lost) return { created: false, about: lost.same };
  throw lost.conflict;
};

const takeNumber = async (store: ObjectStore, shelf: Shelf, bytes: Uint8Array, from: number): Promise<number> => {
  for (let revision = from; ; revision += 1)
    if (await store.create(nameOf(shelf, revision, 'data'), bytes)) return revision;
};

type Lost<About> = { readonly same: About } | { readonly conflict: PolyreelError };

/** @returns why the pointer stays where another put it: at a revision that says the same, or against the condition */
const movePointer = async <About>(
  records: Records,
  shelf: Shelf,
  { condition, isSame }: NewRevision<About>,
  revision: number,
): Promise<Lost<About> | undefined> => {
  const { store } = records;
  for (;;) {
    const found = await readJsonVersion<Pointer>(store, shelf.pointer);
    if (found?.value.revision === revision) return undefined;
    const conflict = conflictWith(condition, found?.value.revision);
    if (conflict) return { conflict };
    const standing = found && (await readAbout<About>(records, shelf, found.value.revision));
    if (standing && isSame(standing)) return { same: standing };
    if (found && found.value.revision > revision) return undefined;
    const bytes = jsonBytes({ revision });
    if (found ? await store.swap(shelf.pointer, bytes, found.version) : await store.create(shelf.pointer, bytes))
      return undefined;
  }
};
