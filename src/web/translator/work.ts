import type { Documentary, Release } from '../api/types.ts';
import type { CueText } from './cues.ts';
import type { SourceChanges } from './marks.ts';
import { sourceChanges } from './marks.ts';
import { remembered } from './memory.ts';
import type { SourceCue } from './rows.ts';
import { type Draft, type FilmFacts, serviceFor, type Track, unlessMissing } from './service.ts';

/** Everything that a translator finds on the desk. */
export interface Work {
  readonly documentary: Documentary;
  readonly film: FilmFacts | undefined;
  /** What was published last. */
  readonly own: Track | undefined;
  /** The language that is translated from; undefined where this is it. */
  readonly source: { readonly language: string; readonly cues: readonly SourceCue[] } | undefined;
  readonly sourceChanges: SourceChanges;
  readonly draft: Draft | undefined;
  /** What this browser has and the service has not. */
  readonly unsaved: readonly CueText[] | undefined;
  readonly release: Release | undefined;
}

/** Fetches it all. What does not exist is not asked for: a documentary says what there is. */
export const openWork = async (id: string, language: string, signal: AbortSignal): Promise<Work> => {
  const service = serviceFor(id, language);
  const documentary = await service.documentary(signal);
  const known = documentary.languages.find((one) => one.language === language);
  const [film, own, draft, release] = await Promise.all([
    documentary.manifest ? service.facts(signal) : undefined,
    known?.revision === undefined ? undefined : service.track(signal),
    service.draft(signal),
    documentary.releases.some(({ edition }) => edition === 'full') ? unlessMissing(service.release(signal)) : undefined,
  ]);
  const [first] = film?.languages ?? [];
  const source =
    first === undefined || first === language ? undefined : await unlessMissing(service.track(signal, first));
  const held = remembered(id, language);
  return {
    ...{ documentary, film, own, draft, release },
    source: source && { language: source.about.language, cues: numbered(source.cues) },
    sourceChanges: source ? await changesSince(source, own, signal, service) : new Map(),
    unsaved: held && held.etag === draft?.etag ? held.cues : undefined,
  };
};

const numbered = (cues: readonly CueText[]): SourceCue[] => cues.map((cue, i) => ({ ...cue, number: i + 1 }));

/** What the source says otherwise than when the translation was made. */
const changesSince = async (
  source: Track,
  own: Track | undefined,
  signal: AbortSignal,
  service: ReturnType<typeof serviceFor>,
): Promise<SourceChanges> => {
  const then = own?.about.source;
  if (typeof then !== 'number' || then === source.about.revision) return new Map();
  const old = await unlessMissing(service.track(signal, source.about.language, then));
  return old ? sourceChanges(numbered(source.cues), old.cues) : new Map();
};
