import type { XmlElement } from '@rgrove/parse-xml';
import { add, compare, type Rational, subtract } from '../../rational.ts';
import {
  type Join,
  MAX_NESTING,
  MAX_PIECES,
  type Mark,
  type Piece,
  Refusal,
  type SoundPiece,
  type Tell,
} from '../cut.ts';
import { flatten, move, slice } from '../layers.ts';
import { ZERO } from '../times.ts';
import { at, elementsOf, named } from '../xml.ts';
import { type Resources, timeOf } from './resources.ts';
import { retimed } from './retime.ts';
import { assetPieces, titlePieces } from './shown.ts';

export interface Story {
  readonly resources: Resources;
  readonly tell: Tell;
  readonly marks: Mark[];
  readonly sounds: SoundPiece[];
  /** All pieces laid so far, those of sequences inside others too. */
  readonly pieces: { count: number };
}

const SHOWN = [
  'clip',
  'asset-clip',
  'ref-clip',
  'sync-clip',
  'mc-clip',
  'video',
  'audio',
  'gap',
  'title',
  'spine',
  'audition',
];
const CARRIED = [
  ...SHOWN,
  'marker',
  'chapter-marker',
  'timeMap',
  'note',
  'metadata',
  'transition',
  'keyword',
  'rating',
];
/** Looks that are in every export and change nothing, or that belong to sound. */
const QUIET = [
  'conform-rate',
  'adjust-conform',
  'audio-channel-source',
  'audio-role-source',
  'adjust-volume',
  'analysis-marker',
  'text',
  'text-style-def',
  'param',
  'sync-source',
  'mc-source',
];

const isAnchored = ({ attributes }: XmlElement): boolean => attributes.lane !== undefined && attributes.lane !== '0';

/**
 * A story line laid from `begin`: the elements one after the other by their offsets, and what is connected to them in lanes
 * above and below.
 * @throws Refusal where elements lie too deep in each other
 */
export const layStory = (line: XmlElement, story: Story, depth: number, begin: Rational): Piece[] => {
  if (depth > MAX_NESTING)
    throw new Refusal(
      'too-deep',
      line.attributes.name ?? line.name,
      `clips lie in each other deeper than ${MAX_NESTING}; flatten some.`,
    );
  const main = elementsOf(line).filter((element) => SHOWN.includes(element.name) && !isAnchored(element));
  const lanes = new Map<number, Piece[]>([[0, []]]);
  let next = ZERO;
  for (const element of main) {
    const offset = subtract(timeOf(element, 'offset', add(next, begin)), begin);
    for (const { lane, pieces } of layElement(element, story, depth, offset)) put(lanes, lane, pieces, story.tell);
    next = add(offset, timeOf(element, 'duration'));
  }
  const joins = named(line, 'transition').map((element) => ({
    element,
    offset: subtract(timeOf(element, 'offset'), begin),
  }));
  lanes.set(
    0,
    joins.reduce((pieces, { element, offset }) => withJoin(pieces, element, offset, story.tell), lanes.get(0) ?? []),
  );
  const tracks = [...lanes].sort(([a], [b]) => a - b).map(([, pieces]) => pieces);
  story.pieces.count += tracks.reduce((all, { length }) => all + length, 1);
  if (story.pieces.count > MAX_PIECES * 4)
    throw new Refusal('too-large', 'the project', 'it holds too many clips; export a part of it.');
  return flatten(tracks, story.tell);
};

const put = (lanes: Map<number, Piece[]>, lane: number, pieces: readonly Piece[], tell: Tell): void => {
  lanes.set(lane, flatten([lanes.get(lane) ?? [], pieces], tell));
};

interface Laid {
  readonly lane: number;
  readonly pieces: readonly Piece[];
}

/** An element at its place, and what is connected to it: times of both count from `place`, where the element begins. */
const layElement = (element: XmlElement, story: Story, depth: number, place: Rational): Laid[] => {
  const start = startOf(element, story);
  const own = element.attributes.enabled === '0' ? [] : contentOf(element, story, depth, place);
  if (element.attributes.enabled === '0')
    story.tell('info', 'disabled', nameOf(element), 'it is switched off and was left out.');
  const connected = elementsOf(element).filter((child) => SHOWN.includes(child.name) && isAnchored(child));
  const others = connected.flatMap((child) => {
    const at = add(place, subtract(timeOf(child, 'offset'), start));
    return layElement(child, story, depth + 1, at).map(({ lane, pieces }) => ({
      lane: lane + Number(child.attributes.lane),
      pieces,
    }));
  });
  readMarks(element, story, place, start);
  tellRest(element, story.tell);
  return [{ lane: 0, pieces: own.map((piece) => move(piece, place)) }, ...others];
};

const nameOf = ({ name, attributes }: XmlElement): string => `${name} "${attributes.name ?? ''}"`;

/** Where the local time of an element begins: without `start`, at the beginning of its asset. */
const startOf = (element: XmlElement, { resources }: Story): Rational => {
  const asset = ['asset-clip', 'video', 'audio'].includes(element.name)
    ? resources.get(element.attributes.ref ?? '')
    : undefined;
  return timeOf(element, 'start', asset?.name === 'asset' ? timeOf(asset, 'start') : ZERO);
};

/** What the element itself shows, from zero to its duration. */
const contentOf = (element: XmlElement, story: Story, depth: number, place: Rational): Piece[] => {
  const start = startOf(element, story);
  const duration = timeOf(element, 'duration');
  const within = (pieces: readonly Piece[]): Piece[] =>
    retimed(element, pieces, start, duration, story.tell) ?? slice(pieces, start, add(start, duration));
  const asset = (): Piece[] => {
    const { resources, tell, sounds } = story;
    return assetPieces(element, { start, duration, place, resources, tell, sounds });
  };
  if (element.name === 'gap') return [];
  if (element.name === 'title') return titlePieces(element, duration, story.tell);
  if (element.name === 'audio') return soundOf(element, story, asset);
  if (['asset-clip', 'video'].includes(element.name)) return asset();
  if (element.name === 'spine') return spineOf(element, story, depth, place);
  if (element.name === 'audition') return auditionOf(element, story, depth, place);
  if (element.name === 'clip' || element.name === 'sync-clip') return within(quietly(element, story, depth));
  return within(sequenceOf(element, story, depth));
};

/** Markers and sounds of a connected story line count from where it is connected. */
const spineOf = (element: XmlElement, story: Story, depth: number, place: Rational): Piece[] => {
  const inner: Story = { ...story, marks: [], sounds: [] };
  const pieces = layStory(element, inner, depth + 1, ZERO);
  story.marks.push(...inner.marks.map((mark) => ({ ...mark, at: add(mark.at, place) })));
  story.sounds.push(...inner.sounds.map((one) => ({ ...one, start: add(one.start, place), end: add(one.end, place) })));
  return pieces;
};

/** Markers inside are told by their own places only at the top; sounds of a clip come with its picture. */
const quietly = (element: XmlElement, story: Story, depth: number): Piece[] =>
  layStory(element, { ...story, marks: [], sounds: [] }, depth + 1, ZERO);

const sequenceOf = (element: XmlElement, story: Story, depth: number): Piece[] => {
  const media = story.resources.get(element.attributes.ref ?? '');
  const sequence = at(media, 'sequence');
  const spine = at(sequence, 'spine');
  if (element.attributes.srcEnable === 'audio') return [];
  if (sequence && spine) return layStory(spine, { ...story, marks: [], sounds: [] }, depth + 1, ZERO);
  story.tell(
    'warning',
    'not-carried',
    nameOf(element),
    `a ${element.name} whose content is not in the file was not carried over; black stands for it.`,
  );
  return [];
};

const auditionOf = (element: XmlElement, story: Story, depth: number, place: Rational): Piece[] => {
  const [chosen] = elementsOf(element).filter(({ name }) => SHOWN.includes(name));
  return chosen ? contentOf(chosen, story, depth + 1, place) : [];
};

/** The sound of a file is kept beside the pictures; those are not wanted here. */
const soundOf = (element: XmlElement, { resources }: Story, asset: () => Piece[]): Piece[] => {
  if (resources.get(element.attributes.ref ?? '')?.name === 'asset') asset();
  return [];
};

const readMarks = (element: XmlElement, story: Story, place: Rational, start: Rational): void => {
  const duration = timeOf(element, 'duration');
  for (const marker of elementsOf(element).filter(({ name }) => name === 'marker' || name === 'chapter-marker')) {
    if (marker.attributes.note === 'polyreel cue') continue;
    const title = marker.attributes.value ?? '';
    const within = subtract(timeOf(marker, 'start'), start);
    if (within.num >= 0n && compare(within, duration) < 0) story.marks.push({ at: add(place, within), title });
    else
      story.tell(
        'info',
        'marker',
        nameOf(element),
        `its marker "${title}" stands outside what is shown of it and was left out.`,
      );
  }
};

const tellRest = (element: XmlElement, tell: Tell): void => {
  for (const child of elementsOf(element).filter(({ name }) => !CARRIED.includes(name) && !QUIET.includes(name)))
    tell('warning', 'not-carried', nameOf(element), `"${child.attributes.name ?? child.name}" was not carried over.`);
};

/** The transition belongs to the cut that lies in it. */
const withJoin = (pieces: readonly Piece[], element: XmlElement, offset: Rational, tell: Tell): Piece[] => {
  const end = add(offset, timeOf(element, 'duration'));
  const isIn = (moment: Rational): boolean => compare(moment, offset) >= 0 && compare(moment, end) <= 0;
  const join = (cut: Rational): Join => ({
    type: 'crossfade',
    before: subtract(cut, offset),
    after: subtract(end, cut),
  });
  const name = element.attributes.name ?? '';
  if (!/dissolve/i.test(name)) tell('warning', 'transition', `transition "${name}"`, 'a crossfade was made of it.');
  const right = pieces.findIndex(({ start }) => isIn(start));
  const left = pieces.findIndex((piece) => isIn(piece.end));
  return pieces.map((piece, i) => {
    if (i === right) return { ...piece, head: join(piece.start) };
    return i === left && right < 0 ? { ...piece, tail: join(piece.end) } : piece;
  });
};
