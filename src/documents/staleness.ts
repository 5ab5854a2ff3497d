import type { Manifest } from '../manifest/read.ts';
import { cutDigest } from '../plan/cut-digest.ts';
import { digestsByName } from './film.ts';
import { manifestAt } from './manifests.ts';
import type { MediaEntry, SubtitleRevision } from './model.ts';
import type { Records } from './records.ts';
import { readAbout } from './revisions.ts';
import { readStored } from './store-source.ts';
import { trackShelf } from './stored-tracks.ts';

export type Staleness = 'cut-changed' | 'conformed' | 'source-changed';

/** The film as it is now, to compare tracks with. */
export interface Now {
  readonly documentary: string;
  readonly manifest: Manifest;
  readonly digests: ReadonlyMap<string, string>;
  readonly media: readonly MediaEntry[];
  /** The current track of the source language. */
  readonly source?: SubtitleRevision;
}

/** Why a track is stale, if it is. */
export const staleness = async (
  records: Records,
  now: Now,
  track: SubtitleRevision,
): Promise<Staleness | undefined> => {
  if (await isCutChanged(records, now, track)) return 'cut-changed';
  if (track.conformed) return 'conformed';
  return (await isSourceChanged(records, now, track)) ? 'source-changed' : undefined;
};

/** Whether a track was timed for another cut than the film has now. */
export const isCutChanged = async (records: Records, now: Now, track: SubtitleRevision): Promise<boolean> => {
  const then = track.cut ?? (await firstCut(records, now));
  if (then === undefined) return false;
  const digests = digestsByName(now.manifest, now.digests);
  // What was not uploaded then is no change of the cut now.
  for (const name of track.unseen ?? []) digests.delete(name);
  return cutDigest(now.manifest, digests) !== then;
};

/** A track that came before every manifest is taken as made for the first one. */
const firstCut = async (records: Records, { documentary, media }: Now): Promise<string | undefined> => {
  const first = await manifestAt(records, documentary, 1);
  if (!first) return undefined;
  const { reading, digests } = readStored(documentary, first.text, media);
  return reading.manifest && cutDigest(reading.manifest, digestsByName(reading.manifest, digests));
};

/** Whether the words of the source language are not those that a track was made from. */
export const isSourceChanged = async (
  records: Records,
  { documentary, source }: Now,
  track: SubtitleRevision,
): Promise<boolean> => {
  if (!source || track.language === source.language || track.source === undefined) return false;
  if (track.source >= source.revision) return false;
  const shelf = trackShelf(documentary, source.language);
  const then = await readAbout<SubtitleRevision>(records, shelf, track.source);
  return then !== undefined && then.words !== source.words;
};
