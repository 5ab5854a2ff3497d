import type { XmlElement } from '@rgrove/parse-xml';
import { add, type Rational } from '../../rational.ts';
import type { MediaUse, Piece, SoundPiece, Tell } from '../cut.ts';
import { isSound } from '../media-names.ts';
import { ONE, ZERO } from '../times.ts';
import { deep } from '../xml.ts';
import { assetUse, type Resources } from './resources.ts';
import { speedAt } from './retime.ts';

interface Place {
  readonly start: Rational;
  readonly duration: Rational;
  /** Where the element begins in the story line. */
  readonly place: Rational;
  readonly resources: Resources;
  readonly tell: Tell;
  readonly sounds: SoundPiece[];
}

/** A use of an asset; sound alone is kept as sound. */
export const assetPieces = (element: XmlElement, place: Place): Piece[] => {
  const { start, duration, resources, tell } = place;
  const name = element.attributes.name ?? '';
  const resource = resources.get(element.attributes.ref ?? '');
  if (resource?.name !== 'asset') {
    tell(
      'warning',
      'not-carried',
      `${element.name} "${name}"`,
      `the generator "${resource?.attributes.name ?? name}" was not carried over; a black card stands for it.`,
    );
    return [{ start: ZERO, end: duration, name, show: { kind: 'card' } }];
  }
  const media: MediaUse = assetUse(resource);
  const sound = resource.attributes.hasVideo === '0' || isSound(media) || element.attributes.srcEnable === 'audio';
  if (sound || element.name === 'audio') {
    place.sounds.push({
      start: place.place,
      end: add(place.place, duration),
      media,
      from: start,
      name: name || media.name,
    });
    return [];
  }
  const { speed, from } = speedAt(element, start, tell) ?? { speed: ONE, from: start };
  return [{ start: ZERO, end: duration, name: name || media.name, show: { kind: 'clip', media, from, speed } }];
};

/** A title becomes a card with its words; what it looked like is told. */
export const titlePieces = (element: XmlElement, duration: Rational, tell: Tell): Piece[] => {
  const name = element.attributes.name ?? '';
  const words = deep(element, 'text')
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join(' ');
  tell('info', 'title', `title "${name}"`, 'it became a card with its words; its look was not carried over.');
  return [{ start: ZERO, end: duration, name, show: { kind: 'card', title: words || name, overlay: true } }];
};
