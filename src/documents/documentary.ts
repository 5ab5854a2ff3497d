import { editionNames } from '../manifest/editions.ts';
import type { Localised } from '../manifest/localised.ts';
import { type LanguageState, languageStates } from './language-states.ts';
import { currentManifest } from './manifests.ts';
import { mediaOf } from './media.ts';
import type { ManifestRevision, MediaEntry, RenderRecord, Settings } from './model.ts';
import { isSlug } from './names.ts';
import type { Records } from './records.ts';
import type { ListedRelease } from './released.ts';
import { listReleases } from './releases.ts';
import { rendersOf } from './renders.ts';
import { readSettings } from './settings.ts';
import { readStored } from './store-source.ts';

export type { LanguageState } from './language-states.ts';

export interface DocumentaryView {
  readonly id: string;
  readonly title?: Localised;
  readonly manifest?: ManifestRevision;
  /** Names, the full film first; none while there is no manifest. */
  readonly editions: readonly string[];
  /** Those of the manifest in its order; those of the tracks while there is no manifest. */
  readonly languages: readonly LanguageState[];
  readonly media: readonly MediaEntry[];
  /** The newest first. */
  readonly releases: readonly ListedRelease[];
  readonly renders: readonly RenderRecord[];
  readonly settings: Settings;
}

/** Ids of all documentaries of which anything is kept, in order. */
export const listDocumentaries = async ({ store }: Records): Promise<string[]> => {
  const ids = new Set<string>();
  for await (const name of store.list('documentaries/')) ids.add(name.split('/')[1] ?? '');
  return [...ids].filter(isSlug).sort();
};

/** Undefined where nothing is kept of it. */
export const describeDocumentary = async (records: Records, id: string): Promise<DocumentaryView | undefined> => {
  if (!isSlug(id)) return undefined;
  const [sent, media, releases, renders, settings] = await Promise.all([
    currentManifest(records, id),
    mediaOf(records, id),
    listReleases(records, id),
    rendersOf(records, id),
    readSettings(records, id),
  ]);
  const stored = sent && readStored(id, sent.text, media);
  const languages = await languageStates(records, id, stored, sent?.revision);
  if (!sent && ![media, releases, renders, languages].some(({ length }) => length > 0)) return undefined;
  const manifest = stored?.reading.manifest;
  return {
    id,
    ...(manifest ? { title: manifest.title } : {}),
    ...(sent ? { manifest: sent.about } : {}),
    ...{ editions: manifest ? editionNames(manifest) : [], languages, media, releases, renders, settings },
  };
};
