import { readFile } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';
import { readManifest } from '../manifest/read.ts';
import type { MediaTool, ObjectStore } from '../ports.ts';
import { locate, type Place } from './files.ts';
import { probeOnce } from './media-facts.ts';
import type { Medium, ProjectSource } from './source.ts';
import { readTracks } from './tracks.ts';

interface Folder {
  readonly place: Place;
  readonly tool: MediaTool;
  /** Where what probing found is remembered. */
  readonly store: ObjectStore;
}

/** A manifest in a folder, with its files beside it. */
export const folderSource = (folder: Folder): ProjectSource => ({
  manifest: async () => readManifest(await readManifestFile(folder.place.manifest), folder.place.depth),
  medium: (name, file, signal) => readMedium(name, file, folder, signal),
  tracks: (manifest, wanted, refused, base) => readTracks(manifest, wanted, folder.place, refused, base),
});

/** @throws PolyreelError where there is no such file to read */
const readManifestFile = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'EISDIR' ? 'is a folder; name the JSON file in it' : `cannot be read (${code})`;
    throw new PolyreelError('bad-arguments', `the manifest ${path} ${why}.`, { cause: error });
  }
};

const readMedium = async (
  name: string,
  file: string,
  { place, tool, store }: Folder,
  signal: AbortSignal,
): Promise<Medium> => {
  const at = `/media/${name}/file`;
  const located = await locate(file, at, place);
  if ('problem' in located) return { problems: [located.problem] };
  const probed = await probeOnce(tool, store, { path: located.path, name: file, at }, signal);
  return { ...probed, path: located.path };
};
