import { createHash } from 'node:crypto';
import type { CaptionFile } from '../manifest/captions.ts';
import { type FileRead, MAX_TRACK_BYTES, tooManyBytes } from '../run/tracks.ts';
import { readTrack } from '../subtitles/read.ts';
import { mediaObject } from './media.ts';
import { missingUpload } from './missing-upload.ts';
import type { MediaEntry } from './model.ts';
import type { Records } from './records.ts';
import { block } from './refuse.ts';

interface Uploaded {
  readonly documentary: string;
  /** Digests by the file names of the manifest. */
  readonly digests: ReadonlyMap<string, string>;
  readonly media: readonly MediaEntry[];
}

/** Reads captions of a clip that were uploaded. Footage that is named for them is not fetched. */
export const readStoredCaptions = async (
  { store }: Records,
  { documentary, digests, media }: Uploaded,
  { at, file, language }: CaptionFile,
): Promise<FileRead> => {
  const digest = digests.get(file);
  if (!digest)
    return { problems: [missingUpload({ file, at }, media, { severity: 'block', code: 'missing-captions' })] };
  const object = mediaObject(documentary, digest);
  const size = (await store.size(object)) ?? 0;
  if (size > MAX_TRACK_BYTES) return { problems: [tooManyBytes(file, at, size)] };
  const bytes = await store.read(object);
  if (!bytes) return { problems: [block('lost-media', at, `"${file}" is no longer in the store; upload it again.`)] };
  if (createHash('sha256').update(bytes).digest('hex') !== digest)
    return { problems: [block('lost-media', at, `"${file}" was damaged in the store; upload it again.`)] };
  return { reading: readTrack(bytes, { language, file }), problems: [] };
};
