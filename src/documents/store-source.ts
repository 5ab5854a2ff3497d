import { captionedLanguages, captionFiles } from '../manifest/captions.ts';
import { editionsOf } from '../manifest/editions.ts';
import { mediaOverFilm } from '../manifest/media-over-film.ts';
import { narrationFiles } from '../manifest/narration.ts';
import { type Manifest, type ManifestReading, readManifest } from '../manifest/read.ts';
import { mediaUsed } from '../manifest/rules.ts';
import type { Probed } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { readCaptions } from '../run/captions.ts';
import type { ProjectSource } from '../run/source.ts';
import type { NamedMedium } from './facts.ts';
import { findMedia } from './media.ts';
import { missingUpload } from './missing-upload.ts';
import type { MediaEntry } from './model.ts';
import type { Records } from './records.ts';
import { block } from './refuse.ts';
import { readStoredCaptions } from './stored-captions.ts';
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
  if (!manifest) return new Map();
  const captions = captionFiles(manifest).filter(({ language }) => manifest.languages.includes(language));
  const files = [
    ...filesUsed(manifest).map(([, file]) => file),
    ...[...narrationFiles(manifest), ...captions].map(({ file }) => file),
  ];
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
    if (!digest) {
      const told = { severity: 'error', code: 'missing-media' } as const;
      return { awaited: true, problems: [missingUpload({ file, at }, film.media, told)] };
    }
    if (findMedia(film.media, file)?.format) return { problems: [noFootage(file, at)] };
    const medium = { documentary: film.documentary, digest, name: file, at };
    const known = await probed(medium, signal);
    return known?.facts ? known : { awaited: true, problems: known?.problems ?? [] };
  },
  tracks: (manifest, wanted) => {
    const captioned = captionedLanguages(manifest);
    const needed = wanted.filter((language) => !captioned.has(language));
    return storedTracks(records, film.documentary, manifest.languages, needed, film);
  },
  captions: (manifest, refused) => readCaptions(manifest, refused, (file) => readStoredCaptions(records, film, file)),
});

const noFootage = (file: string, at: string): Problem =>
  block('media-is-subtitles', at, `"${file}" is a file of subtitles; name footage here, and it under "captions".`);
