import { link, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Gives a file a fixed name without an extension in a folder of its own while `use` runs: ffmpeg then goes by content
 * alone, and no `%d`, `:` or leading `-` in an editor's file name means anything to it.
 */
export const withWorkFile = async <T>(
  path: string,
  use: (input: string, options: { readonly cwd: string }) => Promise<T>,
): Promise<T> => {
  const cwd = await mkdtemp(join(tmpdir(), 'polyreel-probe-'));
  try {
    const [target, name] = [resolve(path), join(cwd, 'in')];
    // Windows gives symbolic links to administrators only.
    await symlink(target, name).catch(() => link(target, name));
    return await use('file:in', { cwd });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
};
