import type { XmlElement } from '@rgrove/parse-xml';
import { add, divide, type Rational } from '../../rational.ts';
import type { MediaUse } from '../cut.ts';
import { baseName } from '../media-names.ts';
import { ONE, readNumber, ZERO } from '../times.ts';
import { at, deep, elementsOf } from '../xml.ts';

/** What the elements of the story refer to, by id. */
export type Resources = ReadonlyMap<string, XmlElement>;

export const readResources = (root: XmlElement): Resources =>
  new Map(elementsOf(at(root, 'resources')).map((element) => [element.attributes.id ?? '', element]));

/** `3600s`, `1001/30000s`; undefined for anything else. */
export const fcpxTime = (text: string | undefined): Rational | undefined =>
  text?.endsWith('s') ? readNumber(text.slice(0, -1)) : undefined;

/** An attribute that is a time; zero, or what is given, where it is missing. */
export const timeOf = (element: XmlElement, name: string, otherwise: Rational = ZERO): Rational =>
  fcpxTime(element.attributes[name]) ?? otherwise;

export const formatOf = (resources: Resources, id: string | undefined) => {
  const format = resources.get(id ?? '');
  const frame = fcpxTime(format?.attributes.frameDuration);
  const [width, height] = [Number(format?.attributes.width), Number(format?.attributes.height)];
  return {
    ...(frame && frame.num > 0n ? { rate: divide(ONE, frame) } : {}),
    ...(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0
      ? { size: { width, height } }
      : {}),
  };
};

/** The file of an asset. Since version 1.9 its address stands in `media-rep`. */
export const assetUse = (asset: XmlElement): MediaUse & { readonly start: Rational } => {
  const { src, name = '', id = '' } = asset.attributes;
  const address = src ?? deep(asset, 'media-rep')[0]?.attributes.src ?? '';
  const start = timeOf(asset, 'start');
  const duration = timeOf(asset, 'duration');
  return {
    id: address || id,
    name: baseName(address) || name,
    start,
    ...(duration.num > 0n && asset.attributes.hasVideo !== '0' ? { end: add(start, duration) } : {}),
  };
};
