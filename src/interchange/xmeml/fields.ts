import type { XmlElement } from '@rgrove/parse-xml';
import { divide, type Rational, rational } from '../../rational.ts';
import type { MediaUse } from '../cut.ts';
import { baseName } from '../media-names.ts';
import { readNumber, ZERO } from '../times.ts';
import { at, named, textAt } from '../xml.ts';

/** `timebase` and `ntsc`: 30 and TRUE are 30000/1001. */
export const rateOf = (element: XmlElement | undefined): Rational | undefined => {
  const base = readNumber(textAt(element, 'rate', 'timebase'));
  if (base?.den !== 1n || base.num < 1n || base.num > 120n) return undefined;
  return textAt(element, 'rate', 'ntsc').toUpperCase() === 'TRUE' ? rational(base.num * 1000n, 1001n) : base;
};

/** A number of frames, as seconds at a rate; undefined where it is not there, or -1, which stands for an edge in a transition. */
export const framesAt = (element: XmlElement, name: string, rate: Rational): Rational | undefined => {
  const frames = readNumber(textAt(element, name));
  return frames && frames.num >= 0n ? divide(frames, rate) : undefined;
};

/** `in` and `out` count from the first picture of the file, whatever its timecode. */
export const mediaOf = (clip: XmlElement, files: ReadonlyMap<string, XmlElement>): MediaUse => {
  const reference = at(clip, 'file');
  const id = reference?.attributes.id ?? '';
  const file = files.get(id) ?? reference;
  const path = textAt(file, 'pathurl');
  const name = baseName(path) || textAt(file, 'name') || textAt(clip, 'name');
  const rate = rateOf(file);
  const end = file && rate ? framesAt(file, 'duration', rate) : undefined;
  return { id: path || id || name, name, start: ZERO, ...(end && end.num > 0n ? { end } : {}) };
};

/** Whatever has an id and content: files and sequences are written out once and named by id afterwards. */
export const byId = (elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> =>
  new Map(
    elements.filter(({ children }) => children.length > 0).map((element) => [element.attributes.id ?? '', element]),
  );

/** The value of a parameter of an effect. */
export const parameter = (effect: XmlElement | undefined, id: string): string =>
  textAt(
    named(effect, 'parameter').find((one) => textAt(one, 'parameterid').toLowerCase() === id),
    'value',
  );
