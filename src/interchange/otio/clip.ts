import { add, compare, multiply, type Rational, subtract } from '../../rational.ts';
import { type Mark, type MediaUse, type Piece, Refusal, type Show, type Tell } from '../cut.ts';
import { baseName } from '../media-names.ts';
import { ONE, readNumber, ZERO } from '../times.ts';
import { type Item, kindOf, nameOf, objectOf, objectsIn, ownOf, type Range, rangeOf, secondsOf } from './fields.ts';

interface Reading {
  readonly tell: Tell;
  readonly marks: Mark[];
  readonly rates: Rational[];
}

/** @throws Refusal where its length is not to be known */
export const readClip = (item: Item, reading: Reading): { pieces: Piece[]; length: Rational } => {
  const { tell, marks, rates } = reading;
  const reference = referenceOf(item);
  const available = rangeOf(reference?.available_range);
  const range = rangeOf(item.source_range) ?? available;
  const name = nameOf(item) || nameOf(reference ?? {});
  if (!range || range.duration.num <= 0n)
    throw new Refusal(
      'no-length',
      `clip "${name}"`,
      'the file does not say how long it is; trim it in the editing program.',
    );
  rates.push(range.rate);
  marks.push(...marksWithin(item, range, tell));
  const own = objectOf(ownOf(item)?.entry);
  const show = showOf(item, reference, available, range, tell);
  const end = range.duration;
  const isOff = item.enabled === false;
  if (isOff) tell('info', 'disabled', `clip "${name}"`, 'it is switched off and was left out.');
  return { pieces: isOff ? [] : [{ start: ZERO, end, show, name, ...(own ? { own } : {}) }], length: end };
};

/** `Clip.2` holds several references and names the one in use. */
const referenceOf = (item: Item): Item | undefined => {
  const all = objectOf(item.media_references);
  return objectOf(all?.[String(item.active_media_reference_key ?? 'DEFAULT_MEDIA')]) ?? objectOf(item.media_reference);
};

const showOf = (
  item: Item,
  reference: Item | undefined,
  available: Range | undefined,
  range: Range,
  tell: Tell,
): Show => {
  const kind = reference ? kindOf(reference) : 'MissingReference';
  const at = `clip "${nameOf(item)}"`;
  if (kind === 'GeneratorReference') return generated(item, reference ?? {}, tell);
  if (kind === 'ImageSequenceReference')
    tell('warning', 'not-carried', at, 'it is a sequence of pictures; make a film of them and name that.');
  const url = typeof reference?.target_url === 'string' ? reference.target_url : '';
  const key = ownOf(reference ?? {})?.media;
  const media: MediaUse = {
    id: url || nameOf(item),
    name: baseName(url) || nameOf(item),
    ...(typeof key === 'string' ? { key } : {}),
    ...(available ? { start: available.start, end: add(available.start, available.duration) } : {}),
  };
  return { kind: 'clip', media, from: range.start, speed: speedOf(item, tell) };
};

const generated = (item: Item, reference: Item, tell: Tell): Show => {
  const parameters = objectOf(reference.parameters) ?? {};
  const colour = String(parameters.color ?? parameters.colour ?? '');
  const background = /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#000000';
  if (!ownOf(item))
    tell(
      'warning',
      'not-carried',
      `clip "${nameOf(item)}"`,
      `the generator "${reference.generator_kind ?? ''}" was not carried over; a card stands for it.`,
    );
  return { kind: 'card', background };
};

const speedOf = (item: Item, tell: Tell): Rational => {
  const effects = objectsIn(item.effects);
  return effects.reduce<Rational>((speed, effect) => {
    const kind = kindOf(effect);
    if (kind === 'FreezeFrame') return ZERO;
    const scalar = kind === 'LinearTimeWarp' ? readNumber(effect.time_scalar) : undefined;
    if (scalar) return multiply(speed, scalar);
    tell(
      'warning',
      'effect',
      `clip "${nameOf(item)}"`,
      `the effect "${effect.effect_name || nameOf(effect) || kind}" was not carried over.`,
    );
    return speed;
  }, ONE);
};

/** A marker outside what is shown of its clip is not seen in an editing program either. */
const marksWithin = (item: Item, { start, duration }: Range, tell: Tell): Mark[] =>
  markersOf(item, start).filter(({ at, title }) => {
    const inside = at.num >= 0n && compare(at, duration) < 0;
    if (!inside)
      tell(
        'info',
        'marker',
        `clip "${nameOf(item)}"`,
        `its marker "${title}" stands outside what is shown of it and was left out.`,
      );
    return inside;
  });

/** Markers count on the clock of what they lie on. */
export const markersOf = (item: Item, start: Rational): Mark[] =>
  objectsIn(item.markers).flatMap((marker) => {
    const at = secondsOf(objectOf(marker.marked_range)?.start_time);
    const own = objectOf(ownOf(marker)?.section);
    if (!at || ownOf(marker)?.cue === true) return [];
    return [{ at: subtract(at, start), title: nameOf(marker), ...(own ? { own } : {}) }];
  });
