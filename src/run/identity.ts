import { stat } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';

/** A local file, and what it was when it was read. */
export interface LocalFile {
  readonly path: string;
  readonly identity: string;
}

/**
 * The same while nobody writes, replaces, renames or links the file: each of them moves the time of change, which no
 * program can set. @throws the error of the file system
 */
export const identityOf = async (path: string): Promise<string> => {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
};

/** @throws PolyreelError where the file is not what it was: what was made of it must not be kept under the old name */
export const requireUnchanged = async ({ path, identity }: LocalFile): Promise<void> => {
  const now = await identityOf(path).catch(() => undefined);
  if (now === identity) return;
  const what = now === undefined ? 'is gone or cannot be read any more' : 'has changed since it was read';
  throw new PolyreelError(
    'media-failed',
    `${path} ${what}. Leave it as it is until the film is made, and run it again.`,
  );
};
