import type { Manifest } from '../manifest/read.ts';
import { cutDigest } from '../plan/cut-digest.ts';
import { readFilm } from '../run/read-film.ts';
import type { FilmOptions } from '../subtitles/check-all.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { factsOfAny } from './facts.ts';
import { currentManifest } from './manifests.ts';
import { mediaOf } from './media.ts';
import type { MediaEntry, SubtitleRevision } from './model.ts';
import type { Checking, Records } from './records.ts';
import { filesUsed, readStored, storeSource } from './store-source.ts';
import { currentTracks } from './stored-tracks.ts';

/** What the current manifest says to the check of a track. */
export interface CurrentFilm {
  readonly manifest: Manifest;
  readonly options: FilmOptions;
  /** Where all its media are known. */
  readonly timeline?: Timeline;
  readonly media: readonly MediaEntry[];
  /** Current revisions by language. */
  readonly tracks: ReadonlyMap<string, number>;
  readonly cut: Pick<SubtitleRevision, 'cut' | 'unseen'>;
}

/** Undefined where no manifest stands. Nothing is probed: where facts are missing, the film has no length yet. */
export const currentFilm = async (
  records: Records,
  documentary: string,
  { tool, font }: Checking,
): Promise<CurrentFilm | undefined> => {
  const sent = await currentManifest(records, documentary);
  if (!sent) return undefined;
  const stored = readStored(documentary, sent.text, await mediaOf(records, documentary));
  const { manifest } = stored.reading;
  if (!manifest) return undefined;
  const { build } = await tool.describe();
  const tracks = await currentTracks(records, documentary, manifest.languages);
  const source = storeSource(records, { ...stored, tracks }, (medium) => factsOfAny(records, medium, build));
  const { options, timeline } = await readFilm({ source, font, tool, jobs: 8 });
  const { media, digests } = stored;
  return { manifest, options, ...(timeline ? { timeline } : {}), media, tracks, cut: cutOf(manifest, digests) };
};

const cutOf = (manifest: Manifest, digests: ReadonlyMap<string, string>): CurrentFilm['cut'] => {
  const byName = digestsByName(manifest, digests);
  const unseen = filesUsed(manifest).flatMap(([name]) => (byName.has(name) ? [] : [name]));
  return { cut: cutDigest(manifest, byName), ...(unseen.length ? { unseen } : {}) };
};

/** Digests of the uploads by the manifest's names of media. */
export const digestsByName = (manifest: Manifest, digests: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    filesUsed(manifest).flatMap(([name, file]) => {
      const digest = digests.get(file);
      return digest ? [[name, digest]] : [];
    }),
  );
