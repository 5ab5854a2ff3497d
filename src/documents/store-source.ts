import { editionsOf } from '../manifest/editions.ts';
import { mediaOverFilm } from '../manifest/media-over-film.ts';
import { narrationFiles } from '../manifest/narration.ts';
import { type Manifest, type ManifestReading, readManifest } from '../manifest/read.ts';
import { mediaUsed } from '../manifest/rules.ts';
import type { Probed } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { ProjectSource } from '../run/source.ts';
import type { NamedMedium } from './facts.ts';
import { alikeMedia, findMedia } from './media.ts';
import type { MediaEntry } from './model.ts';
import type { Records } from './records.ts';
import { storedTracks } from './stored-tracks.ts';

/** A manifest of the service, with the uploads that there are. */
export interface StoredFilm {
  readonly documentary: string;
  readonly reading: ManifestReading;
  /** Digests by the file names of the manifest. */
  readonly digests: ReadonlyMap<string, string>;
  readonly media: readonly MediaEntry[];
  /** Revisions of tracks by language. */
  readonly tracks: ReadonlyMap<string, number>;
  /** Digests of drafts by language, which stand for those tracks. */
  readonly drafts?: ReadonlyMap<string, string>;
}

/** Finds the uploads that a manifest names. */
export const readStored = (
  documentary: string,
  text: string,
  media: readonly MediaEntry[],
): Omit<StoredFilm, 'tracks' | 'drafts'> => {
  const reading = readManifest(text, 0, documentary);
  return { documentary, reading, media, digests: digestsOf(reading.manifest, media) };
};

const digestsOf = (manifest: Manifest | undefined, media: readonly MediaEntry[]): Map<string, string> => {
  const files = manifest
    ? [...filesUsed(manifest).map(([, file]) => file), ...narrationFiles(manifest).map(({ file }) => file)]
    : [];
  return new Map(
    files.flatMap((file) => {
      const found = findMedia(media, file);
      return found ? [[file, found.digest]] : [];
    }),
  );
};

/** Name and file of every medium that the film shows in any of its editions. */
export const filesUsed = (manifest: Manifest): [name: string, file: string][] => {
  const entries = editionsOf(manifest).flatMap((edition) => edition.manifest.timeline);
  const used = new Set([...entries.flatMap(mediaUsed), ...mediaOverFilm(manifest)].map(({ name }) => name));
  return Object.entries(manifest.media ?? {}).flatMap(([name, { file }]) => (used.has(name) ? [[name, file]] : []));
};

/**
 * A documentary in the store as a source of projects.
 * @param probed what is known of a medium; undefined where nothing is known yet
 */
export const storeSource = (
  records: Records,
  film: StoredFilm,
  probed: (medium: NamedMedium, signal: AbortSignal) => Promise<Probed | undefined>,
): ProjectSource => ({
  manifest: async () => film.reading,
  medium: async (at, file, signal) => {
    const digest = film.digests.get(file);
    if (!digest) return { awaited: true, problems: [missing(file, at, film.media)] };
    const medium = { documentary: film.documentary, digest, name: file, at };
    const known = await probed(medium, signal);
    return known?.facts ? known : { awaited: true, problems: known?.problems ?? [] };
  },
  tracks: (manifest, wanted) => storedTracks(records, film.documentary, manifest.languages, wanted, film),
});

const missing = (file: string, at: string, media: readonly MediaEntry[]): Problem => {
  const alike = alikeMedia(media, file).map((entry) => `"${entry.file}"`);
  const message =
    alike.length > 1
      ? `"${file}" may be ${alike.slice(0, 8).join(' or ')}; write the one that is meant.`
      : `"${file}" is not uploaded yet; upload it under this name.`;
  return { severity: 'error', code: 'missing-media', at, message };
};
