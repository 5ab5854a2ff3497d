import { type Manifest, readManifest } from '../manifest/read.ts';
import { currentManifest } from './manifests.ts';
import type { Records } from './records.ts';

/** The manifest as it stands, past the door; undefined where a documentary has none. */
export const manifestNow = async (records: Records, documentary: string): Promise<Manifest | undefined> => {
  const current = await currentManifest(records, documentary);
  return current && readManifest(current.text, 0, documentary).manifest;
};
