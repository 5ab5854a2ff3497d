import { captionedLanguages, captionFiles } from '../manifest/captions.ts';
import type { ConformChange } from '../timeline/conform/changes.ts';
import type { RenderRecord, SubtitleRevision } from './model.ts';
import { originsOf } from './origins.ts';
import type { Records } from './records.ts';
import { latestRelease } from './releases.ts';
import { readRender } from './renders.ts';
import { readAbout } from './revisions.ts';
import { type Staleness, staleness } from './staleness.ts';
import type { StoredFilm } from './store-source.ts';
import { currentTracks, languagesWithTracks, trackShelf } from './stored-tracks.ts';

export interface LanguageState {
  readonly language: string;
  readonly state: 'current' | 'stale' | 'missing';
  /** Why it is stale: made for another cut, re-timed for this one, or the words of the source language have changed since. */
  readonly because?: Staleness;
  /** The cues to look at, where it was re-timed. */
  readonly changes?: readonly ConformChange[];
  readonly revision?: number;
  readonly cues?: number;
  /** Whether the latest release of the edition `full` shows the language as it stands now. */
  readonly released: 'current' | 'stale' | 'missing';
}

type Stored = Omit<StoredFilm, 'tracks'>;

/** How each language stands: those of the manifest, or, before there is one, those that have a track. */
export const languageStates = async (
  records: Records,
  documentary: string,
  stored: Stored | undefined,
  revision: number | undefined,
): Promise<LanguageState[]> => {
  const languages = stored?.reading.manifest?.languages ?? (await languagesWithTracks(records, documentary));
  const tracks = await currentTracks(records, documentary, languages);
  const abouts = await Promise.all(
    languages.map((language) => aboutOf(records, documentary, language, tracks.get(language))),
  );
  const captioned = captionedIn(stored);
  const released = await latestState(records, documentary, stored, revision);
  const source = abouts.find((about) => about?.language === languages[0]);
  return Promise.all(
    languages.map(async (language, i) => {
      const track = abouts[i];
      // Captions of its clips are enough for a language.
      if (!track && captioned.has(language)) return { language, state: 'current', released: released(language) };
      if (!track) return { language, state: 'missing', released: 'missing' };
      const because = await whyStale(records, stored, source, track);
      const { revision, cues } = track;
      const shown = { revision, cues, released: released(language, revision) };
      const changes = because === 'conformed' && track.conformed ? { changes: track.conformed.changes } : {};
      return because
        ? { language, state: 'stale', because, ...changes, ...shown }
        : { language, state: 'current', ...shown };
    }),
  );
};

const aboutOf = async (
  records: Records,
  documentary: string,
  language: string,
  revision: number | undefined,
): Promise<SubtitleRevision | undefined> =>
  revision === undefined ? undefined : readAbout(records, trackShelf(documentary, language), revision);

const whyStale = async (
  records: Records,
  stored: Stored | undefined,
  source: SubtitleRevision | undefined,
  track: SubtitleRevision,
): Promise<Staleness | undefined> => {
  const manifest = stored?.reading.manifest;
  return manifest && staleness(records, { ...stored, manifest, ...(source ? { source } : {}) }, track);
};

const captionedIn = (stored: Stored | undefined): ReadonlySet<string> =>
  stored?.reading.manifest ? captionedLanguages(stored.reading.manifest) : new Set();

/** How the latest release shows a language: as it is now only where the manifest and the media are the same too. */
const latestState = async (
  records: Records,
  documentary: string,
  stored: Stored | undefined,
  revision: number | undefined,
): Promise<(language: string, track?: number) => LanguageState['released']> => {
  const release = await latestRelease(records, documentary);
  const origins = new Map(Object.entries(release ? originsOf(release).languages : {}));
  const captioned = captionedIn(stored);
  const renders = new Map<string, RenderRecord | undefined>();
  for (const { render } of origins.values())
    if (!renders.has(render)) renders.set(render, await readRender(records, render));
  return (language, track) => {
    const origin = origins.get(language);
    const shown = new Map(Object.entries(origin?.subtitles ?? {})).get(language);
    if (!origin || (shown === undefined && !captioned.has(language))) return 'missing';
    const isSame = origin.manifest === revision && shown === track;
    return isSame && hasSameMedia(renders.get(origin.render), stored, language) ? 'current' : 'stale';
  };
};

/** Captions of other languages are nothing to this one. */
const hasSameMedia = (render: RenderRecord | undefined, stored: Stored | undefined, language: string): boolean => {
  const captions = stored?.reading.manifest ? captionFiles(stored.reading.manifest) : [];
  const own = new Set(captions.filter((one) => one.language === language).map(({ file }) => file));
  const foreign = new Set(captions.map(({ file }) => file).filter((file) => !own.has(file)));
  return Object.entries(render?.pins.media ?? {}).every(
    ([file, digest]) => foreign.has(file) || stored?.digests.get(file) === digest,
  );
};
