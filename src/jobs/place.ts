import { PolyreelError } from '../errors.ts';
import type { ObjectStore } from '../ports.ts';
import { dataOf, recordOf } from '../run/results.ts';
import { parallel } from './parallel.ts';
import type { Placed } from './release-files.ts';
import { objectDigest } from './upkeep/object-digest.ts';

/** How many files are put in place at once: a release may have thousands, and a bucket copies them by itself. */
const WIDTH = 16;

/**
 * Puts files into a release's folder and looks that all of each is there. What is there already was put there by an
 * attempt at the very same release, and stays.
 * @param folder with a slash at its end
 * @param standing objects by SHA-256 that readers have already: they are given on; what is new is read before it is given
 * @throws PolyreelError `result-gone`
 */
export const placeAll = async (
  store: ObjectStore,
  files: readonly Placed[],
  folder: string,
  standing: ReadonlyMap<string, string>,
): Promise<void> => {
  await parallel(await absent(store, files, folder), WIDTH, ({ file, from }) =>
    typeof from === 'string'
      ? place(store, { file, from: standing.get(file.sha256) ?? from }, folder)
      : store.replace(folder + file.name, from),
  );
  // What a release has lost, or holds no more as it was, is there still where its result is.
  const carried = (await absent(store, files, folder)).filter(({ from }) => typeof from === 'string');
  await parallel(carried, WIDTH, ({ file }) => place(store, { file, from: dataOf(file.key) }, folder));
  const [gone] = carried.length ? await absent(store, files, folder) : [];
  if (gone) throw new PolyreelError('result-gone', `${gone.file.name} is gone or not whole; run it again.`);
};

/** One listing asks for all sizes at once. */
const absent = async (store: ObjectStore, files: readonly Placed[], folder: string): Promise<Placed[]> => {
  const sizes = new Map<string, number>();
  for await (const { name, bytes } of store.entries(folder)) sizes.set(name, bytes);
  return files.filter(({ file }) => sizes.get(folder + file.name) !== file.bytes);
};

interface FromObject extends Placed {
  readonly from: string;
}

const place = async (store: ObjectStore, { file, from }: FromObject, folder: string): Promise<void> => {
  if (!store.vouches && from === dataOf(file.key)) await prove(store, file);
  await store.copy(from, folder + file.name);
};

/** A result that has been spoilt since it was made is removed, so that it is made again. @throws PolyreelError `result-gone` */
const prove = async (store: ObjectStore, { key, name, sha256 }: Placed['file']): Promise<void> => {
  const found = await objectDigest(store, dataOf(key));
  if (!found || found.sha256 === sha256) return;
  await store.remove(recordOf(key));
  await store.remove(dataOf(key));
  throw new PolyreelError('result-gone', `${name} has been damaged in the store; run it again.`);
};
