import { add, multiply, type Rational, subtract } from '../rational.ts';
import { isOverlap, type Transition } from '../timeline/passages.ts';
import { pictureSeconds } from '../timeline/shot.ts';
import { FUNDING_ENTRY, type Shot, type ShotPicture, type Timeline } from '../timeline/timeline.ts';
import type { Document, Tell } from './cut.ts';
import { frameTime, writeTimecode, ZERO } from './times.ts';

export interface ExportFilm {
  /** The manifest, or the edition of one, as it was written. */
  readonly document: Document;
  readonly edition: string;
  readonly timeline: Timeline;
  readonly language: string;
  readonly title: string;
  /** The subtitles of that language, in milliseconds. */
  readonly cues: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** A shot from cut to cut, as editing programs count: transitions lie on the cut, with footage of either side beyond it. */
export interface Event {
  readonly name: string;
  readonly picture: ShotPicture;
  /** The path in the manifest; undefined for cards. */
  readonly file?: string;
  readonly media?: string;
  /** Frames of the film: where the cut is, and how many until the next. */
  readonly first: number;
  readonly length: number;
  /** Of its source at the first frame, on the source's grid at the film's rate and the shot's speed. */
  readonly from: number;
  readonly join?: { readonly before: number; readonly after: number; readonly transition: Transition };
  /** The entry as written; `{ funding: true }` for the card that no entry makes. */
  readonly entry: Document;
  /** Sections that begin with it, as written. */
  readonly sections: readonly Document[];
}

/** Where in a transition the cut is put: an EDL begins transitions at the cut. */
export type CutPlace = 'middle' | 'start';

export const eventsOf = (film: ExportFilm, place: CutPlace, tell: Tell): Event[] => {
  const { shots } = film.timeline;
  const written = (film.document.timeline ?? []) as readonly Document[];
  const joins = shots.map(({ transition }) => transition && joinOf(transition, place));
  const cuts = shots.map((shot, i) => shot.first + (isOver(shot) ? (joins[i]?.before ?? 0) : 0));
  const events = shots.map((shot, i) => eventOf({ shot, i, shots, cuts, join: joins[i], written, film }));
  const last = Math.max(...shots.map(({ entry }) => entry));
  if (written.slice(last + 1).some((entry) => 'section' in entry))
    tell('info', 'empty-section', 'the end', 'a section without shots was left out.');
  for (const { length, first, name } of events)
    if (length < 1)
      tell(
        'block',
        'too-short',
        `"${name}" at ${writeTimecode(first, film.timeline.rate)}`,
        'it is seen in a transition only, which this format cannot say; let it stand longer.',
      );
  return events;
};

const isOver = ({ transition }: Shot): boolean => transition !== undefined && isOverlap(transition.type);

const joinOf = (transition: Transition, place: CutPlace) => {
  const half = Math.floor(transition.frames / 2);
  const before = place === 'start' && isOverlap(transition.type) ? 0 : half;
  return { before, after: transition.frames - before, transition };
};

interface Draft {
  readonly shot: Shot;
  readonly i: number;
  readonly shots: readonly Shot[];
  readonly cuts: readonly number[];
  readonly join: Event['join'];
  readonly written: readonly Document[];
  readonly film: ExportFilm;
}

const eventOf = ({ shot, i, shots, cuts, join, written, film }: Draft): Event => {
  const { picture, entry } = shot;
  const first = cuts[i] ?? shot.first;
  const media = 'media' in picture ? picture.media : undefined;
  const files = (film.document.media ?? {}) as Record<string, { file?: string }>;
  const moved = picture.kind === 'clip' && picture.freeze ? 0 : first - shot.first;
  const from = picture.kind === 'clip' ? picture.from + moved : 0;
  const earlier = shots[i - 1]?.entry ?? -1;
  const isFunding = entry === FUNDING_ENTRY;
  return {
    name: media ?? (textOf(picture, film.language) || (isFunding ? 'funding' : picture.kind)),
    picture,
    ...(media === undefined ? {} : { media, file: files[media]?.file ?? media }),
    first,
    length: (cuts[i + 1] ?? film.timeline.frames) - first,
    from,
    ...(join ? { join } : {}),
    entry: isFunding ? { funding: true } : (written[entry] ?? {}),
    sections: (isFunding ? [] : written.slice(earlier + 1, entry)).flatMap(({ section }) =>
      section ? [section as Document] : [],
    ),
  };
};

/** A localised text in a language, or in the first it has. */
export const wordsOf = (text: unknown, language: string): string => {
  if (typeof text === 'string') return text;
  const all = (text ?? {}) as Record<string, string>;
  return all[language] ?? Object.values(all)[0] ?? '';
};

/** The title of a card or credits. */
export const textOf = (picture: ShotPicture, language: string): string =>
  'title' in picture ? wordsOf(picture.title, language) : '';

/** Seconds from the first picture of its source to the first that is seen. */
export const sourceStart = ({ picture, from }: Event, rate: Rational): Rational =>
  picture.kind === 'clip' ? multiply(frameTime(from, rate), picture.speed) : ZERO;

/** Seconds of footage; undefined where it has no end. */
export const footage = ({ picture }: Event): Rational | undefined =>
  picture.kind === 'clip' && picture.facts.picture ? pictureSeconds(picture.facts.picture) : undefined;

/** The end of what is seen, without handles. */
export const sourceEnd = (event: Event, rate: Rational): Rational =>
  event.picture.kind === 'clip'
    ? add(sourceStart(event, rate), multiply(frameTime(event.length, rate), event.picture.speed))
    : subtract(frameTime(event.length, rate), ZERO);
