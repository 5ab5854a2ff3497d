import type { Manifest, ManifestReading } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import type { MediaFacts } from '../timeline/facts.ts';
import type { CaptionsRead } from './captions.ts';
import type { LocalFile } from './identity.ts';
import type { TracksRead } from './tracks.ts';

/** Where a manifest and what it names come from: a folder, or the store of the service. */
export interface ProjectSource {
  /** @throws PolyreelError where there is none */
  readonly manifest: () => Promise<ManifestReading>;
  /**
   * @param at the place of the manifest where the file is named
   * @param file what the manifest says its file is
   */
  readonly medium: (at: string, file: string, signal: AbortSignal) => Promise<Medium>;
  /**
   * Reads the tracks of all languages and says which of those wanted are missing; what is in them is not checked yet.
   * @param refused places of the manifest that must not be opened
   * @param base place of the edition that the manifest is; absent of the full film
   */
  readonly tracks: (
    manifest: Manifest,
    wanted: readonly string[],
    refused: ReadonlySet<string>,
    base?: string,
  ) => Promise<TracksRead>;
  /** Reads the captions of clips; `refused` as above. */
  readonly captions: (manifest: Manifest, refused: ReadonlySet<string>) => Promise<CaptionsRead>;
}

export interface Medium {
  readonly facts?: MediaFacts;
  /** Its local file, where it has one. */
  readonly file?: LocalFile;
  /** True where it may still come: there is no film yet, but nothing is wrong with the manifest. */
  readonly awaited?: boolean;
  readonly problems: readonly Problem[];
}
