import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../problem.ts';

/** Where a manifest stands, and the folder that no file it names may lie outside. */
export interface Place {
  readonly manifest: string;
  readonly root: string;
  /** Folders between the root and the manifest's own. */
  readonly depth: number;
}

/**
 * The root is the manifest's own folder; a manifest in a folder called `manifests` may also name what lies beside that
 * folder, such as `../subtitles/cs.srt`. Another root can be given.
 */
export const placeOf = (manifest: string, root?: string): Place => {
  const path = resolve(manifest);
  const folder = dirname(path);
  const natural = folder.endsWith(`${sep}manifests`) ? dirname(folder) : folder;
  const chosen = root === undefined ? natural : resolve(root);
  const inside = relative(chosen, folder);
  return { manifest: path, root: chosen, depth: inside === '' ? 0 : inside.split(sep).length };
};

/** The real path of a file that the manifest names, or the problem with it. */
export const locate = async (
  file: string,
  at: string,
  { manifest, root }: Place,
): Promise<{ path: string } | { problem: Problem }> => {
  const path = join(dirname(manifest), file);
  const block = (code: string, message: string): { problem: Problem } => ({
    problem: { severity: 'block', code, at, message },
  });
  try {
    const [real, realRoot] = [await realpath(path), await realpath(root)];
    if (real !== realRoot && !real.startsWith(realRoot + sep))
      return block(
        'path-refused',
        `"${file}" is a link that leaves the folder of the documentary; copy the file into it.`,
      );
    const facts = await stat(real);
    if (!facts.isFile()) return block('not-a-file', `"${file}" is a folder or a device; name a file.`);
    return { path: real };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return block('missing-file', `"${file}" does not exist; look for a typing slip, or copy the file there.`);
    return block(
      'unreadable-file',
      `"${file}" cannot be read (${error instanceof Error && 'code' in error ? error.code : 'unknown'}); check its permissions.`,
    );
  }
};
