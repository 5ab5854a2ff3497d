import { PolyreelError } from '../errors.ts';
import type { ObjectStore } from '../ports.ts';
import { dataOf } from '../run/results.ts';
import { parallel } from './parallel.ts';
import type { Placed } from './release-files.ts';

/** How many files are put in place at once: a release may have thousands, and a bucket copies them by itself. */
const WIDTH = 16;

/**
 * Puts files into a release's folder and looks that all of each is there. What is there already was put there by an
 * attempt at the very same release, and stays.
 * @param folder with a slash at its end
 * @throws PolyreelError `result-gone`
 */
export const placeAll = async (store: ObjectStore, files: readonly Placed[], folder: string): Promise<void> => {
  await parallel(await absent(store, files, folder), WIDTH, (placed) => place(store, placed, folder));
  // What a release has lost, or holds no more as it was, is there still where its result is.
  const carried = (await absent(store, files, folder)).filter(({ from }) => typeof from === 'string');
  await parallel(carried, WIDTH, ({ file }) => store.copy(dataOf(file.key), folder + file.name));
  const [gone] = carried.length ? await absent(store, files, folder) : [];
  if (gone) throw new PolyreelError('result-gone', `${gone.file.name} is gone or not whole; run it again.`);
};

/** One listing asks for all sizes at once. */
const absent = async (store: ObjectStore, files: readonly Placed[], folder: string): Promise<Placed[]> => {
  const sizes = new Map<string, number>();
  for await (const { name, bytes } of store.entries(folder)) sizes.set(name, bytes);
  return files.filter(({ file }) => sizes.get(folder + file.name) !== file.bytes);
};

const place = async (store: ObjectStore, { file, from }: Placed, folder: string): Promise<void> => {
  if (typeof from === 'string') await store.copy(from, folder + file.name);
  else await store.replace(folder + file.name, from);
};
