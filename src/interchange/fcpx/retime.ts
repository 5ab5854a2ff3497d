import type { XmlElement } from '@rgrove/parse-xml';
import { add, divide, multiply, type Rational, subtract } from '../../rational.ts';
import type { Piece, Tell } from '../cut.ts';
import { move, retime, slice } from '../layers.ts';
import { isZero, ONE, ZERO } from '../times.ts';
import { at, named } from '../xml.ts';
import { timeOf } from './resources.ts';

export interface Speed {
  readonly speed: Rational;
  /** The moment of the source that is shown at `start`. */
  readonly from: Rational;
}

/** The one speed of a `timeMap`: from its first point to its last. Undefined where there is none. */
export const speedAt = (element: XmlElement, start: Rational, tell: Tell): Speed | undefined => {
  const points = named(at(element, 'timeMap'), 'timept').map((point) => ({
    time: timeOf(point, 'time'),
    value: timeOf(point, 'value'),
  }));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || isZero(subtract(last.time, first.time))) return undefined;
  if (points.length > 2)
    tell(
      'warning',
      'speed-changes',
      `${element.name} "${element.attributes.name ?? ''}"`,
      'its speed changes within the shot; one speed for all of it was taken.',
    );
  const speed = divide(subtract(last.value, first.value), subtract(last.time, first.time));
  return { speed, from: add(first.value, multiply(subtract(start, first.time), speed)) };
};

/** A container played at another speed, from zero; undefined where it runs at its own. */
export const retimed = (
  element: XmlElement,
  pieces: readonly Piece[],
  start: Rational,
  duration: Rational,
  tell: Tell,
): Piece[] | undefined => {
  const found = speedAt(element, start, tell);
  if (!found) return undefined;
  const { speed, from } = found;
  if (speed.num <= 0n) {
    tell(
      'warning',
      'reverse',
      `${element.name} "${element.attributes.name ?? ''}"`,
      'it is held or runs backwards, which cannot be made; it runs forwards.',
    );
    return slice(pieces, start, add(start, duration));
  }
  const shown = slice(
    retime(
      pieces.map((piece) => move(piece, subtract(ZERO, from))),
      speed,
    ),
    ZERO,
    duration,
  );
  return speed === ONE ? undefined : shown;
};
