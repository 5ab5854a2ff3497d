import { discardRelease } from '../../documents/create-release.ts';
import type { Records } from '../../documents/records.ts';
import { isReleaseId } from '../../documents/release-names.ts';
import { documentaryOf, openRenders } from '../../documents/renders.ts';
import { everyRelease } from './every-release.ts';

export interface Leftover {
  readonly documentary: string;
  readonly edition: string;
  readonly id: string;
}

/**
 * Folders that were to be releases and never became any, because what put them together was ended. Those of
 * documentaries with a render that goes on are left alone: one may be about to become a release.
 */
export const findLeftovers = async (records: Records, before: number): Promise<Leftover[]> => {
  const newest = new Map<string, number>();
  for await (const { name, modified } of records.store.entries('releases/')) {
    const folder = name.split('/').slice(1, 4).join('/');
    if (isReleaseId(folder.split('/')[2] ?? '')) newest.set(folder, Math.max(modified, newest.get(folder) ?? 0));
  }
  // After the folders: what was published meanwhile is seen.
  const { releases, problems } = await everyRelease(records.store);
  if (problems.length) return [];
  const known = new Set(releases.map(({ documentary, edition, id }) => `${documentary}/${edition}/${id}`));
  const busy = await busyDocumentaries(records);
  return [...newest].flatMap(([folder, modified]) => {
    const [documentary = '', edition = '', id = ''] = folder.split('/');
    const isLeft = modified < before && !known.has(folder) && !busy.has(documentary);
    return isLeft ? [{ documentary, edition, id }] : [];
  });
};

const busyDocumentaries = async (records: Records): Promise<ReadonlySet<string>> => {
  const busy = new Set<string>();
  for await (const id of openRenders(records)) busy.add(documentaryOf(id) ?? '');
  return busy;
};

export const removeLeftover = (records: Records, leftover: Leftover): Promise<void> =>
  discardRelease(records, leftover);
