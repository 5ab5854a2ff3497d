import { PolyreelError } from '../errors.ts';
import { readManifest } from '../manifest/read.ts';
import type { MediaTool, ObjectStore } from '../ports.ts';
import { readCaptions } from './captions.ts';
import { locate, type Place } from './files.ts';
import { probeOnce } from './media-facts.ts';
import { readWithin } from './read-within.ts';
import type { Medium, ProjectSource } from './source.ts';
import { readSubtitleFile, readTracks } from './tracks.ts';

interface Folder {
  readonly place: Place;
  readonly tool: MediaTool;
  /** Where what probing found is remembered. */
  readonly store: ObjectStore;
}

/** A manifest in a folder, with its files beside it. */
export const folderSource = (folder: Folder): ProjectSource => ({
  manifest: async () => readManifest(await readManifestFile(folder.place.manifest), folder.place.depth),
  medium: (at, file, signal) => readMedium(at, file, folder, signal),
  tracks: (manifest, wanted, refused, base) => readTracks(manifest, wanted, folder.place, refused, base),
  captions: (manifest, refused) => readCaptions(manifest, refused, (file) => readSubtitleFile(file, folder.place)),
});

/** Four times what a manifest may have in letters: its reader says more of one that is too long. */
const MAX_BYTES = 16_000_000;

/** @throws PolyreelError where there is no such file to read */
const readManifestFile = async (path: string): Promise<string> => {
  try {
    return (await readWithin(path, MAX_BYTES)).toString('utf8');
  } catch (error) {
    if (error instanceof PolyreelError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new PolyreelError('bad-arguments', `the manifest ${path} cannot be read (${code}).`, { cause: error });
  }
};

const readMedium = async (
  at: string,
  file: string,
  { place, tool, store }: Folder,
  signal: AbortSignal,
): Promise<Medium> => {
  const located = await locate(file, at, place);
  if ('problem' in located) return { problems: [located.problem] };
  const probed = await probeOnce(tool, store, { path: located.path, name: file, at }, signal);
  const { identity, ...found } = probed;
  return { ...found, file: { path: located.path, identity } };
};
