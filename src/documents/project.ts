import { PolyreelError } from '../errors.ts';
import { editionNames } from '../manifest/editions.ts';
import type { FontFacts } from '../plan/drawing.ts';
import type { MediaTool } from '../ports.ts';
import { type Project, readProject } from '../run/project.ts';
import { probeStored } from './facts.ts';
import { currentManifest, manifestAt } from './manifests.ts';
import { mediaOf } from './media.ts';
import type { Pins } from './model.ts';
import type { Records } from './records.ts';
import { readStored, type StoredFilm, storeSource } from './store-source.ts';
import { currentTracks } from './stored-tracks.ts';

export interface ProjectAsk {
  readonly documentary: string;
  /** Absent: the full film, all others being checked with it. */
  readonly edition?: string;
  /** Exact revisions and digests; the current ones where absent. */
  readonly pins?: Pins;
  /** Instead of the current manifest: one that is not kept yet. */
  readonly text?: string;
  /** Languages whose subtitles must be there; all of the film's where absent. */
  readonly languages?: readonly string[];
  /** How many media are probed at once, where this build of ffmpeg has not seen them. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
}

/** `paths` stays empty: the file of a medium is found by its digest when a step needs it. */
export type StoredProject = Project & { readonly pins: Pins };

/**
 * Reads a documentary with everything it names out of the store, and gives every problem at once. There is no timeline
 * where a medium is missing, whatever is accepted.
 * @throws PolyreelError `not-found` where there is no manifest
 */
export const loadProject = async (
  records: Records,
  tool: MediaTool,
  font: FontFacts,
  { documentary, edition, pins, text, languages, jobs, signal }: ProjectAsk,
): Promise<StoredProject> => {
  const { revision, film } = await (pins
    ? pinnedFilm(records, documentary, pins)
    : currentFilm(records, documentary, text));
  const source = storeSource(records, film, (medium, abort) => probeStored(records, tool, medium, abort));
  const project = await readProject({
    source,
    font,
    tool,
    jobs,
    ...(edition === undefined ? {} : { edition }),
    ...(languages ? { languages } : {}),
    ...(signal ? { signal } : {}),
  });
  return { ...project, pins: pins ?? pinsOf(revision, film) };
};

/** The state of a documentary, the languages of its film in their order, and its editions. */
export interface CurrentState {
  readonly pins: Pins;
  readonly languages: readonly string[];
  /** Names; the full film first. */
  readonly editions: readonly string[];
}

/** The state that a documentary is in now. @throws PolyreelError `not-found` where it has no manifest */
export const currentState = async (records: Records, documentary: string): Promise<CurrentState> => {
  const { revision, film } = await currentFilm(records, documentary);
  const { languages = [], editions = {} } = film.reading.manifest ?? {};
  return { pins: pinsOf(revision, film), languages, editions: editionNames({ editions }) };
};

interface Found {
  readonly revision: number;
  readonly film: StoredFilm;
}

/** @param text instead of the manifest that is kept; then the revision is 0 */
const currentFilm = async (records: Records, documentary: string, text?: string): Promise<Found> => {
  const [kept, media] = await Promise.all([currentManifest(records, documentary), mediaOf(records, documentary)]);
  const manifest = text === undefined ? kept : { revision: 0, text };
  if (!manifest) throw new PolyreelError('not-found', `"${documentary}" has no manifest yet; put one there.`);
  const stored = readStored(documentary, manifest.text, media);
  const tracks = await currentTracks(records, documentary, stored.reading.manifest?.languages ?? []);
  return { revision: manifest.revision, film: { ...stored, tracks } };
};

const pinnedFilm = async (records: Records, documentary: string, pins: Pins): Promise<Found> => {
  const manifest = await manifestAt(records, documentary, pins.manifest);
  if (!manifest)
    throw new PolyreelError('not-found', `"${documentary}" has no revision ${pins.manifest} of its manifest.`);
  const film: StoredFilm = {
    ...readStored(documentary, manifest.text, []),
    digests: new Map(Object.entries(pins.media)),
    tracks: new Map(Object.entries(pins.subtitles)),
    drafts: new Map(Object.entries(pins.drafts ?? {})),
  };
  return { revision: manifest.revision, film };
};

const pinsOf = (manifest: number, { digests, tracks }: StoredFilm): Pins => ({
  manifest,
  subtitles: Object.fromEntries(tracks),
  media: Object.fromEntries(digests),
});
