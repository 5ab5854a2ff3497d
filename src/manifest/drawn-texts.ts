import type { Problem } from '../problem.ts';
import type { Clip, Entry, Still } from './entries.ts';
import type { Localised } from './localised.ts';
import type { ManifestDocument } from './schema.ts';

/** A localised text and its place, as a JSON pointer. */
export interface LocalisedAt {
  readonly at: string;
  readonly text: Localised;
}

type Texts = readonly (readonly [field: string, text: Localised | undefined])[];

/** Every text that an entry of the timeline draws into the picture. */
export const drawnTexts = (entry: Entry, i: number): LocalisedAt[] =>
  fieldsOf(entry).flatMap(([field, text]) => (text === undefined ? [] : [{ at: `/timeline/${i}/${field}`, text }]));

const fieldsOf = (entry: Entry): Texts => {
  if ('card' in entry)
    return [
      ['card/title', entry.card.title],
      ['card/subtitle', entry.card.subtitle],
    ];
  if ('credits' in entry) {
    const { title, lines } = entry.credits;
    return [['credits/title', title], ...lines.map((line, n) => [`credits/lines/${n}`, line] as const)];
  }
  return 'section' in entry ? [] : overPicture(entry);
};

const overPicture = ({ lowerThird, caption }: Clip | Still): Texts => [
  ['lowerThird/name', lowerThird?.name],
  ['lowerThird/role', lowerThird?.role],
  ['caption/place', caption?.place],
  ['caption/date', caption?.date],
];

/** Lower thirds without a name and captions without a word: a box with nothing in it. */
export const emptyTextProblems = ({ timeline }: ManifestDocument): Problem[] =>
  timeline.flatMap((entry, i) => {
    if (!('clip' in entry || 'still' in entry)) return [];
    const { lowerThird, caption } = entry;
    return [
      ...(lowerThird && isEmpty(lowerThird.name)
        ? [empty(`/timeline/${i}/lowerThird/name`, 'is empty; write who it is, or leave "lowerThird" out.')]
        : []),
      ...(caption && isEmpty(caption.place) && isEmpty(caption.date)
        ? [empty(`/timeline/${i}/caption`, 'says nothing; write "place", "date" or both, or leave "caption" out.')]
        : []),
    ];
  });

const empty = (at: string, message: string): Problem => ({ severity: 'block', code: 'empty-text', at, message });

const isEmpty = (text: Localised | undefined): boolean =>
  text === undefined || (typeof text === 'string' ? [text] : Object.values(text)).every((words) => !words.trim());
