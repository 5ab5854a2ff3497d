import { PolyreelError } from '../errors.ts';
import { moveLatest, readLatest } from './latest.ts';
import type { ReleaseRecord } from './model.ts';
import type { Records } from './records.ts';
import type { Edition } from './release-names.ts';
import { leaveWithdrawn, publishedRelease } from './withdraw.ts';
import { withdrawalOf } from './withdrawals.ts';

export interface LatestAsk extends Edition {
  readonly release: string;
  /** The release that must be the latest now, as an entity tag. */
  readonly ifMatch?: string;
}

/** What the latest release is called in HTTP. */
export const latestEtag = (release: string): string => `"${release}"`;

/**
 * Makes a release the latest, an earlier or a later one, whatever it was asked for. From then on a render that was
 * asked for before does not move the pointer; one that is asked for afterwards does.
 * @throws PolyreelError `not-found`; `conflict` where it is withdrawn; `edit-conflict` against `ifMatch`
 */
export const setLatest = async (
  records: Records,
  { release: id, ifMatch, ...edition }: LatestAsk,
): Promise<ReleaseRecord> => {
  const release = await publishedRelease(records, edition, id);
  for (;;) {
    if (await withdrawalOf(records, edition, id)) throw isWithdrawn(id);
    const found = await readLatest(records, edition);
    requireMatch(ifMatch, found.latest.release);
    const since = records.now().toISOString();
    if (await moveLatest(records, edition, found, { release: id, asked: { shared: since, languages: {}, since } }))
      break;
  }
  const { latest } = await leaveWithdrawn(records, edition);
  if (latest.release !== id && (await withdrawalOf(records, edition, id))) throw isWithdrawn(id);
  return release;
};

const isWithdrawn = (id: string): PolyreelError =>
  new PolyreelError('conflict', `the release ${id} is withdrawn and cannot be the latest; choose another.`);

const requireMatch = (ifMatch: string | undefined, standing: string | undefined): void => {
  if (ifMatch === undefined) return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (standing !== undefined && (tags.includes('*') || tags.includes(latestEtag(standing)))) return;
  const now = standing === undefined ? 'there is none now' : `${standing} is the latest now`;
  throw new PolyreelError('edit-conflict', `it was changed since: ${now}. Look at the releases again, and choose.`);
};
