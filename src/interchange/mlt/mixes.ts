import type { XmlElement } from '@rgrove/parse-xml';
import { add, compare, multiply, type Rational, rational, subtract } from '../../rational.ts';
import type { Join, Piece } from '../cut.ts';
import { trim } from '../layers.ts';
import { named } from '../xml.ts';
import { property } from './services.ts';

/** Two tracks of a tractor are one where `luma` leads from one to the other: there, clips that overlap are a crossfade. */
export const isMixed = (tractor: XmlElement): boolean => lumas(tractor).length > 0;

const lumas = (tractor: XmlElement): XmlElement[] =>
  named(tractor, 'transition').filter(
    (one) => ['luma', 'dissolve'].includes(property(one, 'mlt_service')) && one.attributes.out !== undefined,
  );

/** One track from two; the cut is put in the middle of what overlaps. */
export const mix = (tracks: readonly (readonly Piece[])[], tractor: XmlElement): Piece[] => {
  const type = lumas(tractor).some((one) => property(one, 'resource') !== '') ? 'wipe' : 'crossfade';
  const all = tracks.flat().sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
  const mixed: Piece[] = [];
  for (const piece of all) {
    const last = mixed.at(-1);
    const [left, right] = last && compare(piece.start, last.end) < 0 ? part(last, piece, type) : [last, piece];
    if (last && left) mixed[mixed.length - 1] = left;
    if (right) mixed.push(right);
  }
  return mixed;
};

const part = (left: Piece, right: Piece, type: Join['type']): [Piece | undefined, Piece | undefined] => {
  const middle = multiply(add(right.start, left.end), rational(1, 2));
  const join = { type, before: subtract(middle, right.start), after: subtract(left.end, middle) };
  const [cutLeft, cutRight] = [trim(left, left.start, middle), trim(right, middle, right.end)];
  return [cutLeft, cutRight && { ...cutRight, head: join }];
};

/** Shotcut parts a clip where a crossfade begins: what goes on where the piece before ended is one piece with it. */
export const joinContinuing = (pieces: readonly Piece[]): Piece[] => {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (!last || piece.head || last.tail || !continues(last, piece)) joined.push(piece);
    else joined[joined.length - 1] = { ...last, end: piece.end, ...(piece.tail ? { tail: piece.tail } : {}) };
  }
  return joined;
};

const continues = (left: Piece, right: Piece): boolean => {
  const [a, b] = [left.show, right.show];
  if (a.kind !== 'clip' || b.kind !== 'clip' || a.media.id !== b.media.id) return false;
  const shown: Rational = add(a.from, multiply(subtract(right.start, left.start), a.speed));
  return compare(left.end, right.start) === 0 && compare(a.speed, b.speed) === 0 && compare(shown, b.from) === 0;
};
