import { PolyreelError } from '../errors.ts';
import { currentManifest } from './manifests.ts';
import { findMedia, mediaOf } from './media.ts';
import type { Pins } from './model.ts';
import type { Records } from './records.ts';
import { currentSubtitles } from './subtitles.ts';

/** The state of a documentary, and the languages of its film in their order. */
export interface CurrentState {
  readonly pins: Pins;
  readonly languages: readonly string[];
}

/** The state that a documentary is in now. @throws PolyreelError `not-found` where it has no manifest */
export const currentState = async (records: Records, documentary: string): Promise<CurrentState> => {
  const manifest = await currentManifest(records, documentary);
  if (!manifest) throw new PolyreelError('not-found', `"${documentary}" has no manifest yet; send one first.`);
  const { languages, media = {} } = JSON.parse(manifest.text) as Written;
  const entries = await mediaOf(records, documentary);
  const files = Object.values(media).flatMap(({ file }) => {
    const found = findMedia(entries, file);
    return found ? [[file, found.digest] as const] : [];
  });
  const tracks = await Promise.all(
    languages.map(async (language) => [language, await currentSubtitles(records, documentary, language)] as const),
  );
  const revisions = tracks.flatMap(([language, track]) => (track ? [[language, track.about.revision] as const] : []));
  const pins = {
    manifest: manifest.about.revision,
    subtitles: Object.fromEntries(revisions),
    media: Object.fromEntries(files),
  };
  return { pins, languages };
};

/** What of a kept manifest is needed: it was checked when it was sent. */
interface Written {
  readonly languages: readonly string[];
  readonly media?: Readonly<Record<string, { readonly file: string }>>;
}
