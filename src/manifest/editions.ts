import type { Problem } from '../problem.ts';
import type { Entry } from './entries.ts';
import type { ManifestDocument } from './schema.ts';
import { timeSeconds } from './time.ts';

/** The edition that is the manifest's own timeline, always there. */
export const FULL = 'full';

/** What of a manifest an edition is made from, as it is written or past the door. */
type Document = Pick<
  ManifestDocument,
  'format' | 'timeline' | 'title' | 'editions' | 'poster' | 'subtitles' | 'captions' | 'narration' | 'music'
>;

/** One edition of a manifest, as a manifest of its own. */
export interface Edition<D = ManifestDocument> {
  readonly name: string;
  /** Its timeline is the edition's; its subtitles are those that the edition names itself. */
  readonly manifest: D;
  /** Where each entry of that timeline stands in the one that it was written in. */
  readonly entries: readonly number[];
  /** The place in the written manifest of a place in the edition's. */
  readonly placeOf: (at: string) => string;
}

/** Names of all editions, the full one first. */
export const editionNames = ({ editions = {} }: Pick<Document, 'editions'>): string[] => [
  FULL,
  ...Object.keys(editions).filter((name) => name !== FULL),
];

/**
 * An edition as a manifest. What is timed against the full film, its poster, subtitles, narration and music with a place, is
 * not the edition's.
 * @returns undefined where the manifest has no edition of that name
 */
export const resolveEdition = <D extends Document>(manifest: D, name: string): Edition<D> | undefined => {
  if (name === FULL) {
    const entries = manifest.timeline.map((_, i) => i);
    return { name, manifest, entries, placeOf: (at) => at };
  }
  const { editions = {} } = manifest;
  const written = Object.hasOwn(editions, name) ? editions[name] : undefined;
  if (!written) return undefined;
  const { title, purpose, poster, subtitles, timeline: own } = written;
  const entries = own ? own.map((_, i) => i) : entriesTagged(manifest.timeline, written.tags ?? []);
  const timeline = own ?? entries.flatMap((i) => manifest.timeline[i] ?? []);
  const { editions: _, poster: __, subtitles: ___, narration: ____, music = [], ...rest } = manifest;
  const pieces = music.flatMap((piece, i) => (isOverAll(piece, manifest) ? [i] : []));
  const changes = {
    timeline: own ? timeline : withoutForerunner(timeline),
    ...(pieces.length ? { music: pieces.flatMap((i) => music[i] ?? []) } : {}),
    ...(title === undefined ? {} : { title }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(poster === undefined ? {} : { poster }),
    ...(subtitles === undefined ? {} : { subtitles }),
  };
  const isOwn = new Set(['poster', 'subtitles', ...(title === undefined ? [] : ['title'])]);
  const base = `/editions/${name}`;
  const placeOf = (at: string): string => {
    const [, field = '', index, ...further] = at.split('/');
    if (isOwn.has(field) || (field === 'timeline' && own)) return `${base}${at}`;
    if (field === 'music') return ['', field, pieces[Number(index)] ?? index, ...further].join('/');
    if (field !== 'timeline') return at;
    return index === undefined ? base : ['', field, entries[Number(index)] ?? index, ...further].join('/');
  };
  return { name, manifest: { ...rest, ...changes } as unknown as D, entries, placeOf };
};

/** True of music from one end of the film to the other. What has a place of its own has it in the full film. */
const isOverAll = (
  { from, to }: NonNullable<Document['music']>[number],
  { format }: Pick<Document, 'format'>,
): boolean => (!from || timeSeconds(from, format.frameRate).num === 0n) && (to === undefined || to === 'end');

/** Beside the full film: every one of them is laid out and checked whenever the manifest is. */
export const MAX_EDITIONS = 50;

/** Every edition of a manifest that has anything to show. */
export const editionsOf = <D extends Document>(manifest: D): Edition<D>[] =>
  editionNames(manifest)
    .slice(0, MAX_EDITIONS + 1)
    .flatMap((name) => {
      const edition = resolveEdition(manifest, name);
      return edition?.manifest.timeline.length ? [edition] : [];
    });

/** Problems of an edition as those of the written manifest, without what was told of the full film already. */
export const asWritten = (
  { name, placeOf }: Pick<Edition, 'name' | 'placeOf'>,
  problems: readonly Problem[],
  told: readonly Problem[],
): Problem[] => {
  const known = new Set(told.map(identity));
  return problems
    .map((problem) => ({ ...problem, at: placeOf(problem.at) }))
    .filter((problem) => !known.has(identity(problem)))
    .map((problem) =>
      problem.at.startsWith('/editions/')
        ? problem
        : { ...problem, message: `in the edition "${name}": ${problem.message}` },
    );
};

const identity = ({ code, at, message }: Problem): string => JSON.stringify([code, at, message]);

interface Part {
  readonly section?: number;
  readonly shots: number[];
}

/** The shots of each section with its own entry; what stands before the first is a part without one. */
const partsOf = (timeline: readonly Entry[]): Part[] => {
  const parts: Part[] = [{ shots: [] }];
  for (const [i, entry] of timeline.entries())
    if ('section' in entry) parts.push({ section: i, shots: [] });
    else parts.at(-1)?.shots.push(i);
  return parts;
};

/** A section's tags stand for all of its shots, unless some of these bear one of the tags themselves. */
const entriesTagged = (timeline: readonly Entry[], tags: readonly string[]): number[] => {
  const isTagged = (i: number | undefined): boolean =>
    i !== undefined && (timeline[i]?.tags ?? []).some((tag) => tags.includes(tag));
  return partsOf(timeline).flatMap(({ section, shots }) => {
    const tagged = shots.filter(isTagged);
    const kept = tagged.length === 0 && isTagged(section) ? shots : tagged;
    return section !== undefined && kept.length ? [section, ...kept] : kept;
  });
};

/** Transitions that need no shot before: they come out of a colour. All others lead over from one. */
const FROM_COLOUR = ['fade', 'fade-white'];

/** Where the shot is gone that the first one crossfades from, it begins with a cut. */
const withoutForerunner = (timeline: readonly Entry[]): Entry[] => {
  const first = timeline.findIndex((entry) => !('section' in entry));
  return timeline.map((entry, i) => {
    if (i !== first || !('transition' in entry) || !entry.transition) return entry;
    if (FROM_COLOUR.includes(entry.transition.type)) return entry;
    const { transition: _, ...shot } = entry;
    return shot;
  });
};
