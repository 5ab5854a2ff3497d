import type { Problem } from '../problem.ts';
import { alikeMedia } from './media.ts';
import type { MediaEntry } from './model.ts';

/** That a file which a manifest names at `at` is not among the uploads, or may be several of them. */
export const missingUpload = (
  { file, at }: { readonly file: string; readonly at: string },
  media: readonly MediaEntry[],
  told: Pick<Problem, 'severity' | 'code'>,
): Problem => {
  const alike = alikeMedia(media, file).map((entry) => `"${entry.file}"`);
  const message =
    alike.length > 1
      ? `"${file}" may be ${alike.slice(0, 8).join(' or ')}; write the one that is meant.`
      : `"${file}" is not uploaded yet; upload it under this name.`;
  return { severity: told.severity, code: told.code, at, message };
};
