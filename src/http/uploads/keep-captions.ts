import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { checkCaptionFile } from '../../documents/check-captions.ts';
import { mediaObject, putMedia } from '../../documents/media.ts';
import type { MediaEntry } from '../../documents/model.ts';
import { requireTrackSize } from '../../documents/track-size.ts';
import { PolyreelError } from '../../errors.ts';
import type { Services } from '../services.ts';
import type { WholeUpload } from './upload-facts.ts';

type Needs = Pick<Services, 'records' | 'tool' | 'uploads' | 'font'>;

/**
 * Reads an upload as captions of a clip and, where it is a subtitle file without a problem that blocks, keeps it under
 * its name. Where it is not, nothing of it is kept.
 * @throws PolyreelError `bad-input` with all problems; `too-large`; other failures leave the upload for another try
 */
export const keepCaptions = async (needs: Needs, upload: WholeUpload): Promise<MediaEntry> => {
  const { records, uploads } = needs;
  const { id, documentary, file, author } = upload;
  try {
    const path = await uploads.localPath(id);
    requireTrackSize((await stat(path)).size);
    const bytes = await readFile(path);
    const checked = await checkCaptionFile(records, { documentary, file, bytes }, needs);
    const digest = createHash('sha256').update(bytes).digest('hex');
    await uploads.keep(id, mediaObject(documentary, digest));
    const sent = { documentary, file, digest, bytes: bytes.byteLength, author, ...checked };
    return (await putMedia(records, sent)).entry;
  } catch (error) {
    if (error instanceof PolyreelError && ['bad-input', 'too-large'].includes(error.code)) await uploads.remove(id);
    throw error;
  }
};
