import type { XmlElement } from '@rgrove/parse-xml';
import { add, compare, multiply, type Rational, rational, subtract } from '../../rational.ts';
import {
  type Cut,
  type Join,
  MAX_NESTING,
  MAX_PIECES,
  type Mark,
  type Piece,
  Refusal,
  type SoundPiece,
  type Tell,
} from '../cut.ts';
import { flatten, slice } from '../layers.ts';
import { ONE, readNumber, ZERO } from '../times.ts';
import { at, deep, elementsOf, named, textAt } from '../xml.ts';
import { byId, framesAt, mediaOf, parameter, rateOf } from './fields.ts';

interface Reading {
  readonly tell: Tell;
  readonly files: ReadonlyMap<string, XmlElement>;
  readonly sequences: ReadonlyMap<string, XmlElement>;
  readonly laid: { count: number };
}

/**
 * The XML of Final Cut Pro 7, which Premiere and Resolve write too: the first sequence of the file.
 * @throws Refusal where it holds no sequence with pictures
 */
export const readXmeml = (root: XmlElement, tell: Tell): Cut => {
  const [sequence] = named(root, 'sequence').concat(deep(root, 'sequence'));
  if (!sequence) throw new Refusal('no-timeline', 'the file', 'it holds no sequence; export one.');
  const reading = {
    tell,
    files: byId(deep(root, 'file')),
    sequences: byId(deep(root, 'sequence')),
    laid: { count: 0 },
  };
  const rate = rateOf(sequence) ?? rational(25);
  const pieces = laySequence(sequence, reading, 0);
  if (pieces.length === 0) throw new Refusal('no-picture', 'the sequence', 'its picture tracks are empty.');
  const look = at(sequence, 'media', 'video', 'format', 'samplecharacteristics');
  const [width, height] = [Number(textAt(look, 'width')), Number(textAt(look, 'height'))];
  return {
    title: textAt(sequence, 'name'),
    rate,
    ...(width > 0 && height > 0 ? { size: { width, height } } : {}),
    pieces,
    sounds: soundsOf(sequence, reading, rate),
    marks: named(sequence, 'marker').flatMap((marker) => markOf(marker, rate)),
  };
};

const markOf = (marker: XmlElement, rate: Rational): Mark[] => {
  const moment = framesAt(marker, 'in', rate);
  return moment ? [{ at: moment, title: textAt(marker, 'name') || textAt(marker, 'comment') }] : [];
};

const isOff = (element: XmlElement): boolean => textAt(element, 'enabled').toUpperCase() === 'FALSE';

const laySequence = (sequence: XmlElement, reading: Reading, depth: number): Piece[] => {
  if (depth > MAX_NESTING)
    throw new Refusal(
      'too-deep',
      textAt(sequence, 'name'),
      `sequences lie in each other deeper than ${MAX_NESTING}; flatten some.`,
    );
  const rate = rateOf(sequence) ?? rational(25);
  const tracks = named(at(sequence, 'media', 'video'), 'track').filter((track) => !isOff(track));
  const laid = tracks.map((track) => layTrack(track, reading, rate, depth));
  reading.laid.count += laid.reduce((all, { length }) => all + length, 1);
  if (reading.laid.count > MAX_PIECES * 4)
    throw new Refusal('too-large', 'the sequence', 'it holds too many clips; export a part of it.');
  return flatten(laid, reading.tell);
};

/** A transition with the moment of its cut. */
interface Placed {
  readonly start: Rational;
  readonly end: Rational;
  readonly cut: Rational;
  readonly type: Join['type'];
}

const layTrack = (track: XmlElement, reading: Reading, rate: Rational, depth: number): Piece[] => {
  const items = elementsOf(track);
  const joins = items.map((item) =>
    item.name === 'transitionitem' ? transitionOf(item, rate, reading.tell) : undefined,
  );
  return items.flatMap((item, i) => {
    if (item.name !== 'clipitem' && item.name !== 'generatoritem') return [];
    if (isOff(item)) {
      reading.tell('info', 'disabled', `clip "${textAt(item, 'name')}"`, 'it is switched off and was left out.');
      return [];
    }
    return layClip(item, joins[i - 1], joins[i + 1], reading, rate, depth);
  });
};

const transitionOf = (item: XmlElement, rate: Rational, tell: Tell): Placed | undefined => {
  const [start, end] = [framesAt(item, 'start', rate), framesAt(item, 'end', rate)];
  if (!start || !end) return undefined;
  const alignment = textAt(item, 'alignment');
  const half = multiply(add(start, end), rational(1, 2));
  const cut = alignment.startsWith('end') ? end : alignment.startsWith('start') ? start : half;
  const name = textAt(item, 'effect', 'name');
  const isDissolve = /dissolve|fade/i.test(`${name} ${textAt(item, 'effect', 'effectcategory')}`);
  const isWipe = /wipe/i.test(`${name} ${textAt(item, 'effect', 'effectcategory')}`);
  if (!isDissolve && !isWipe) tell('warning', 'transition', `transition "${name}"`, 'a crossfade was made of it.');
  return { start, end, cut, type: isWipe && !isDissolve ? 'wipe' : 'crossfade' };
};

const joinOf = ({ start, end, cut, type }: Placed): Join => ({
  type,
  before: subtract(cut, start),
  after: subtract(end, cut),
});

/** Where an edge is -1 it lies in the transition, and `in` or `out` include what the transition shows. */
const layClip = (
  item: XmlElement,
  before: Placed | undefined,
  after: Placed | undefined,
  reading: Reading,
  rate: Rational,
  depth: number,
): Piece[] => {
  const name = textAt(item, 'name');
  const [start, end] = [framesAt(item, 'start', rate), framesAt(item, 'end', rate)];
  const begin = start ?? before?.start;
  const finish = end ?? after?.end;
  if (!begin || !finish || compare(begin, finish) >= 0) {
    reading.tell('warning', 'no-place', `clip "${name}"`, 'it does not say where it stands and was left out.');
    return [];
  }
  const whole = contentOf(item, subtract(finish, begin), reading, rate, depth);
  const [cutIn, cutOut] = [start ?? before?.cut ?? begin, end ?? after?.cut ?? finish];
  const placed = slice(whole, subtract(cutIn, begin), subtract(cutOut, begin)).map((piece) => ({
    ...piece,
    start: add(piece.start, cutIn),
    end: add(piece.end, cutIn),
  }));
  return placed.map((piece, i) => ({
    ...piece,
    ...(i === 0 && before && compare(before.end, cutIn) >= 0 ? { head: joinOf({ ...before, cut: cutIn }) } : {}),
    ...(i === placed.length - 1 && after && compare(after.start, cutOut) <= 0
      ? { tail: joinOf({ ...after, cut: cutOut }) }
      : {}),
  }));
};

const contentOf = (item: XmlElement, length: Rational, reading: Reading, rate: Rational, depth: number): Piece[] => {
  const name = textAt(item, 'name');
  if (item.name === 'generatoritem' || isSynthetic(item, reading.files)) return generated(item, length, reading.tell);
  const own = rateOf(item) ?? rate;
  const speed = speedOf(item, reading.tell);
  const from = multiply(framesAt(item, 'in', own) ?? ZERO, speed);
  const nested = at(item, 'sequence');
  if (nested) {
    const sequence = reading.sequences.get(nested.attributes.id ?? '') ?? nested;
    return slice(laySequence(sequence, reading, depth + 1), from, add(from, length));
  }
  return [{ start: ZERO, end: length, name, show: { kind: 'clip', media: mediaOf(item, reading.files), from, speed } }];
};

/** Titles and slugs that Premiere makes itself have a source and no file. */
const isSynthetic = (item: XmlElement, files: Reading['files']): boolean => {
  const reference = at(item, 'file');
  const file = files.get(reference?.attributes.id ?? '') ?? reference;
  return textAt(file, 'mediaSource') !== '' && textAt(file, 'pathurl') === '';
};

const generated = (item: XmlElement, length: Rational, tell: Tell): Piece[] => {
  const name = textAt(item, 'name');
  const words = parameter(at(item, 'effect'), 'str');
  tell(
    words ? 'info' : 'warning',
    words ? 'title' : 'not-carried',
    `generator "${name}"`,
    words
      ? 'it became a card with its words; its look was not carried over.'
      : 'it was not carried over; a black card stands for it.',
  );
  return [
    { start: ZERO, end: length, name, show: { kind: 'card', overlay: true, ...(words ? { title: words } : {}) } },
  ];
};

/** Percent in Final Cut; below ten it is what Hiero writes: a factor. Frames are counted after the change of speed. */
const speedOf = (item: XmlElement, tell: Tell): Rational => {
  let speed = ONE;
  for (const effect of named(item, 'filter').flatMap((filter) => named(filter, 'effect'))) {
    const name = textAt(effect, 'name');
    const value = textAt(effect, 'effectid') === 'timeremap' ? readNumber(parameter(effect, 'speed')) : undefined;
    const isFactor = value && compare(multiply(value, value), rational(100)) < 0;
    if (value) speed = isFactor ? value : multiply(value, rational(1, 100));
    if (isFactor)
      tell(
        'warning',
        'speed',
        `clip "${textAt(item, 'name')}"`,
        `its speed of "${parameter(effect, 'speed')}" was read as a factor, not as percent; check the shot.`,
      );
    if (!value)
      tell('warning', 'effect', `clip "${textAt(item, 'name')}"`, `the effect "${name}" was not carried over.`);
  }
  return speed;
};

const soundsOf = (sequence: XmlElement, { files }: Reading, rate: Rational): SoundPiece[] =>
  named(at(sequence, 'media', 'audio'), 'track')
    .filter((track) => !isOff(track))
    .flatMap((track) => named(track, 'clipitem'))
    .flatMap((item) => {
      const [start, end] = [framesAt(item, 'start', rate), framesAt(item, 'end', rate)];
      if (!start || !end || isOff(item) || at(item, 'sequence')) return [];
      const from = framesAt(item, 'in', rateOf(item) ?? rate) ?? ZERO;
      return [{ start, end, media: mediaOf(item, files), from, name: textAt(item, 'name') }];
    });
