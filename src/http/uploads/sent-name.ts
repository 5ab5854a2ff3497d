import { checkedFileName } from '../../documents/media.ts';
import { requireTrackSize } from '../../documents/track-size.ts';
import { PolyreelError } from '../../errors.ts';
import { isSubtitleName } from '../../subtitles/file-name.ts';

/** The file's name as the client sent it in Upload-Metadata. @throws PolyreelError 400 where there is none, or it is refused */
export const sentName = (metadata: Readonly<Record<string, string | null>>): string => {
  const { filename } = metadata;
  if (!filename) throw refused('Upload-Metadata has no "filename"; send the name that the manifest calls the file by.');
  try {
    return checkedFileName(filename);
  } catch (error) {
    if (error instanceof PolyreelError) throw new PolyreelError('bad-arguments', error.message, error);
    throw error;
  }
};

/** Of what has no byte a bucket would never have anything: nothing is sent that could end it. @throws PolyreelError 422, 413 */
export const refuseSize = (file: string, size: number | undefined): string => {
  if (isSubtitleName(file)) requireTrackSize(size ?? 0);
  if (size !== 0) return file;
  const message = `"${file}" is empty (0 bytes); send the file itself.`;
  throw new PolyreelError('bad-input', message, {
    problems: [{ severity: 'block', code: 'media-empty', at: file, message }],
  });
};

const refused = (message: string): PolyreelError =>
  new PolyreelError('bad-arguments', message, {
    problems: [{ severity: 'block', code: 'missing-field', at: 'Upload-Metadata', message }],
  });
