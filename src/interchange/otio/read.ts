import { add, divide, type Rational } from '../../rational.ts';
import { type Cut, MAX_NESTING, type Mark, type Piece, Refusal, type SoundPiece, type Tell } from '../cut.ts';
import { flatten, move, retime, slice } from '../layers.ts';
import { isZero, readNumber, ZERO } from '../times.ts';
import { markersOf, readClip } from './clip.ts';
import { childrenOf, type Item, kindOf, nameOf, objectOf, ownOf, type Range, rangeOf } from './fields.ts';
import { joinOf } from './transition.ts';

interface Reading {
  readonly tell: Tell;
  readonly marks: Mark[];
  readonly sounds: SoundPiece[];
  readonly rates: Rational[];
}

/** What an item shows, from zero, and how long it is. */
interface Laid {
  readonly pieces: readonly Piece[];
  readonly length: Rational;
}

/**
 * OpenTimelineIO's JSON: a timeline, or a collection that holds one.
 * @throws Refusal where it holds no timeline with pictures
 */
export const readOtio = (text: string, tell: Tell): Cut => {
  const timeline = findTimeline(parse(text), 0);
  if (!timeline)
    throw new Refusal('no-timeline', 'the file', 'it holds no timeline; export one from the editing program.');
  const reading: Reading = { tell, marks: [], sounds: [], rates: [] };
  const stack = objectOf(timeline.tracks);
  if (!stack) throw new Refusal('no-timeline', 'the file', 'its timeline has no tracks.');
  const { pieces, length } = layStack(stack, reading, 0);
  if (pieces.length === 0)
    throw new Refusal('no-picture', 'the timeline', 'it has no picture track with anything in it.');
  const own = objectOf(ownOf(timeline)?.manifest);
  const rate = reading.rates[0];
  const format = objectOf(own?.format);
  const size = format && { width: Number(format.width), height: Number(format.height) };
  return {
    title: nameOf(timeline),
    ...(rate ? { rate } : {}),
    ...(size && Number.isInteger(size.width) && Number.isInteger(size.height) ? { size } : {}),
    pieces,
    end: length,
    sounds: reading.sounds,
    marks: reading.marks,
    ...(own ? { own } : {}),
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refusal(
      'unreadable',
      'the file',
      `this is no JSON: ${error instanceof Error ? error.message : ''}. Export it again.`,
    );
  }
};

const findTimeline = (value: unknown, depth: number): Item | undefined => {
  const item = objectOf(value);
  if (!item || depth > 3) return undefined;
  if (kindOf(item) === 'Timeline') return item;
  return kindOf(item) === 'SerializableCollection'
    ? childrenOf(item)
        .map((child) => findTimeline(child, depth + 1))
        .find(Boolean)
    : undefined;
};

const layItem = (item: Item, reading: Reading, depth: number): Laid => {
  if (depth > MAX_NESTING)
    throw new Refusal(
      'too-deep',
      `"${nameOf(item)}"`,
      `sequences lie in each other deeper than ${MAX_NESTING}; flatten some.`,
    );
  const kind = kindOf(item);
  if (kind === 'Stack') return layStack(item, reading, depth);
  if (kind === 'Track' || kind === 'Sequence') return layTrack(item, reading, depth);
  if (kind === 'Clip') return readClip(item, reading);
  const length = rangeOf(item.source_range)?.duration ?? ZERO;
  if (kind !== 'Gap' && kind !== 'Filler')
    reading.tell(
      'warning',
      'not-carried',
      `"${nameOf(item)}"`,
      `what "${kind}" is, is not known here; black stands for it.`,
    );
  return { pieces: [], length };
};

const isSoundTrack = (item: Item): boolean => item.kind === 'Audio';

const layStack = (item: Item, reading: Reading, depth: number): Laid => {
  const children = childrenOf(item);
  const laid = children.map((child) => layItem(child, reading, depth + 1));
  const seen = laid.filter((_, i) => !isSoundTrack(children[i] ?? {}) && children[i]?.enabled !== false);
  const length = seen.reduce(
    (longest, other) => (other.length.num * longest.den > longest.num * other.length.den ? other.length : longest),
    ZERO,
  );
  const pieces = flatten(
    seen.map((track) => track.pieces),
    reading.tell,
  );
  for (const mark of markersOf(item, ZERO)) reading.marks.push(mark);
  return rangeAndEffects(item, { pieces, length }, reading);
};

const layTrack = (item: Item, reading: Reading, depth: number): Laid => {
  const pieces: Piece[] = [];
  let at = ZERO;
  const children = childrenOf(item);
  for (const [i, child] of children.entries()) {
    if (kindOf(child) === 'Transition') continue;
    const marksBefore = reading.marks.length;
    const laid = layItem(child, reading, depth + 1);
    const placed = laid.pieces.map((piece) => move(piece, at));
    if (isSoundTrack(item)) reading.sounds.push(...soundsOf(placed));
    else
      pieces.push(...withJoins(placed, joinOf(children[i - 1], reading.tell), joinOf(children[i + 1], reading.tell)));
    moveMarks(reading, marksBefore, at);
    at = add(at, laid.length);
  }
  for (const mark of markersOf(item, ZERO)) reading.marks.push(mark);
  return rangeAndEffects(item, { pieces, length: at }, reading);
};

const soundsOf = (pieces: readonly Piece[]): SoundPiece[] =>
  pieces.flatMap(({ show, start, end, name }) =>
    show.kind === 'clip' ? [{ start, end, name, media: show.media, from: show.from }] : [],
  );

const withJoins = (pieces: readonly Piece[], head: Piece['head'], tail: Piece['tail']): Piece[] =>
  pieces.map((piece, i) => ({
    ...piece,
    ...(i === 0 && head ? { head } : {}),
    ...(i === pieces.length - 1 && tail ? { tail } : {}),
  }));

const moveMarks = ({ marks }: Reading, from: number, by: Rational): void => {
  for (let i = from; i < marks.length; i++) {
    const mark = marks[i];
    if (mark) marks[i] = { ...mark, at: add(mark.at, by) };
  }
};

/** What of a track or a stack is used, and how fast. */
const rangeAndEffects = (item: Item, laid: Laid, { tell }: Reading): Laid => {
  const range = rangeOf(item.source_range);
  const speed = (Array.isArray(item.effects) ? item.effects : [])
    .map((effect) =>
      kindOf(objectOf(effect) ?? {}) === 'FreezeFrame' ? ZERO : readNumber(objectOf(effect)?.time_scalar),
    )
    .find((scalar) => scalar !== undefined);
  if (speed && isZero(speed)) return hold(laid, range);
  const timed = speed && speed.num > 0n ? retime(laid.pieces, speed) : laid.pieces;
  const length = speed && speed.num > 0n ? divide(laid.length, speed) : laid.length;
  if (!range) return { pieces: timed, length };
  const pieces = slice(timed, range.start, add(range.start, range.duration));
  if (pieces.length > 0 || timed.length === 0) return { pieces, length: range.duration };
  tell('warning', 'bad-range', `"${nameOf(item)}"`, 'the range it says to use holds nothing; all of it was taken.');
  return { pieces: timed, length };
};

/** One picture for the whole length. */
const hold = ({ pieces, length }: Laid, range: Range | undefined): Laid => {
  const [first] = slice(pieces, range?.start ?? ZERO, add(range?.start ?? ZERO, length));
  const end = range?.duration ?? length;
  if (!first) return { pieces: [], length: end };
  const show = first.show.kind === 'clip' ? { ...first.show, speed: ZERO } : first.show;
  return { pieces: [{ ...first, show, start: ZERO, end }], length: end };
};
