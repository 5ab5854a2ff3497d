import { link, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ownerTag, sweepAbandoned } from '../../run/owner.ts';

/** Not that of earlier versions, which may run beside this one: nothing in their names says whose they are. */
const PREFIX = 'polyreel-reads-';

/**
 * Gives a file a fixed name without an extension in a folder of its own while `use` runs: ffmpeg then goes by content
 * alone, and no `%d`, `:` or leading `-` in an editor's file name means anything to it.
 */
export const withWorkFile = async <T>(
  path: string,
  use: (input: string, options: { readonly cwd: string }) => Promise<T>,
): Promise<T> => {
  await sweepOnce();
  const cwd = await mkdtemp(join(tmpdir(), `${PREFIX}${ownerTag()}-`));
  try {
    const [target, name] = [resolve(path), join(cwd, 'in')];
    // Windows gives symbolic links to administrators only.
    await symlink(target, name).catch(() => link(target, name));
    return await use('file:in', { cwd });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
};

let swept: Promise<void> | undefined;

/** What killed processes have left. It does no harm where it may not be removed: others use the folder too. */
const sweepOnce = (): Promise<void> => {
  swept ??= sweepAbandoned(tmpdir(), PREFIX).catch(() => {});
  return swept;
};
