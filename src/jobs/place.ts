import { PolyreelError } from '../errors.ts';
import type { ObjectStore } from '../ports.ts';
import { dataOf } from '../run/results.ts';
import { parallel } from './parallel.ts';
import type { Placed } from './release-files.ts';

/** How many files are put in place at once. */
const WIDTH = 4;

/**
 * Puts files where they belong and looks that all of each is there. What stands there already was put there by an
 * attempt at the very same release, and stays.
 * @param objectOf the name of a file's object
 * @throws PolyreelError `result-gone`
 */
export const placeAll = async (
  store: ObjectStore,
  files: readonly Placed[],
  objectOf: (name: string) => string,
): Promise<void> => {
  await parallel(files, WIDTH, (placed) => place(store, placed, objectOf(placed.file.name)));
};

const place = async (store: ObjectStore, { file, from }: Placed, to: string): Promise<void> => {
  const isThere = async (): Promise<boolean> => (await store.size(to)) === file.bytes;
  if (await isThere()) return;
  if (typeof from !== 'string') await store.replace(to, from);
  // What a release has lost is there still where its result is.
  else if (!(await store.copy(from, to)) && from !== dataOf(file.key)) await store.copy(dataOf(file.key), to);
  if (await isThere()) return;
  throw new PolyreelError('result-gone', `${file.name} is gone or not whole; run it again.`);
};
