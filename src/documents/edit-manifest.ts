import { type ConformedTrack, conformTracks } from './conform-tracks.ts';
import { currentManifest, type KeptManifest, putManifest, type SentManifest } from './manifests.ts';
import type { Checking, Records } from './records.ts';

export interface EditedManifest extends KeptManifest {
  /** Tracks that were re-timed because the cut changed. */
  readonly conformed: readonly ConformedTrack[];
}

/**
 * Keeps a manifest, and re-times the tracks that were timed for the cut before.
 * @throws PolyreelError as {@link putManifest} does
 */
export const editManifest = async (records: Records, sent: SentManifest, check: Checking): Promise<EditedManifest> => {
  const before = await currentManifest(records, sent.documentary);
  const kept = await putManifest(records, sent, check);
  if (!kept.created || !before) return { ...kept, conformed: [] };
  const edit = { documentary: sent.documentary, before, text: sent.text, author: sent.author };
  return { ...kept, conformed: await conformTracks(records, edit, check) };
};
