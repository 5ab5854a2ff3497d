import type { XmlElement } from '@rgrove/parse-xml';
import { add, divide, rational } from '../../rational.ts';
import {
  type Cut,
  MAX_NESTING,
  MAX_PIECES,
  type Mark,
  type Piece,
  Refusal,
  type SoundPiece,
  type Tell,
} from '../cut.ts';
import { flatten, move, slice } from '../layers.ts';
import { readNumber, ZERO } from '../times.ts';
import { at, elementsOf, named } from '../xml.ts';
import { isMixed, joinContinuing, mix } from './mixes.ts';
import { isOnlySound, nameOf, showOf } from './producer.ts';
import { frames, type MltFile, mltFrames, property, readServices, usedFrames } from './services.ts';

interface Reading extends MltFile {
  readonly tell: Tell;
  readonly sounds: SoundPiece[];
  readonly laid: { count: number };
}

/**
 * The XML of MLT, as melt, Kdenlive and Shotcut write it: the service that would be played.
 * @throws Refusal where it plays nothing, or not even the file knows for how long
 */
export const readMlt = (root: XmlElement, tell: Tell): Cut => {
  const profile = at(root, 'profile');
  const [num, den] = [readNumber(profile?.attributes.frame_rate_num), readNumber(profile?.attributes.frame_rate_den)];
  const rate = num && den && num.num > 0n && den.num > 0n ? divide(num, den) : undefined;
  const reading: Reading = { ...readServices(root, rate ?? rational(25)), tell, sounds: [], laid: { count: 0 } };
  const main = mainOf(root, reading);
  if (!main) throw new Refusal('no-timeline', 'the file', 'it has nothing to play.');
  const pieces = joinContinuing(layService(main, reading, 0));
  if (pieces.length === 0) throw new Refusal('no-picture', 'the timeline', 'its picture tracks are empty.');
  const [width, height] = [Number(profile?.attributes.width), Number(profile?.attributes.height)];
  return {
    title: property(root, 'title') || (root.attributes.title ?? ''),
    ...(rate ? { rate } : {}),
    ...(width > 0 && height > 0 ? { size: { width, height } } : {}),
    pieces,
    sounds: reading.sounds,
    marks: guidesOf(main, root, reading),
  };
};

/** Kdenlive marks the tractor of the project; elsewhere the last service is the one that is played. */
const mainOf = (root: XmlElement, { services }: Reading): XmlElement | undefined => {
  const all = elsewhere(root);
  const project = all.find((one) => property(one, 'kdenlive:projectTractor') === '1');
  const sequence = project && services.get(named(project, 'track')[0]?.attributes.producer ?? '');
  return sequence ?? project ?? all.filter(({ attributes }) => attributes.id !== 'main_bin').at(-1);
};

const elsewhere = (root: XmlElement): XmlElement[] =>
  elementsOf(root).filter(({ name }) => ['producer', 'chain', 'playlist', 'tractor'].includes(name));

const layService = (service: XmlElement, reading: Reading, depth: number): Piece[] => {
  if (depth > MAX_NESTING)
    throw new Refusal(
      'too-deep',
      service.attributes.id ?? '',
      `sequences lie in each other deeper than ${MAX_NESTING}; flatten some.`,
    );
  reading.laid.count += 1;
  if (reading.laid.count > MAX_PIECES * 4)
    throw new Refusal('too-large', 'the timeline', 'it holds too many clips; import a part of it.');
  tellFilters(service, reading.tell);
  if (service.name === 'playlist') return layPlaylist(service, reading, depth);
  if (service.name === 'tractor') return layTractor(service, reading, depth);
  return layUse(service, service, reading, depth);
};

/** A use of a service with its own `in` and `out`, from zero. */
const layUse = (use: XmlElement, service: XmlElement, reading: Reading, depth: number): Piece[] => {
  const { rate, tell } = reading;
  const used = usedFrames(use, service, rate);
  if (service.name === 'playlist' || service.name === 'tractor') {
    const pieces = layService(service, reading, depth + 1);
    if (!used || use.attributes.out === undefined) return pieces;
    return slice(pieces, frames(used.first, rate), frames(used.first + used.length, rate));
  }
  const name = nameOf(service);
  if (!used)
    throw new Refusal(
      'no-length',
      `clip "${name}"`,
      'the file does not say how long it is; set its end in the editing program.',
    );
  tellFilters(use, tell);
  if (use !== service) tellFilters(service, tell);
  return [{ start: ZERO, end: frames(used.length, rate), name, show: showOf(service, used.first, rate, tell) }];
};

const layPlaylist = (playlist: XmlElement, reading: Reading, depth: number): Piece[] => {
  const { rate, services } = reading;
  const pieces: Piece[] = [];
  let at = 0;
  for (const item of elementsOf(playlist)) {
    if (item.name === 'blank') at += mltFrames(item.attributes.length, rate) ?? 0;
    const service = item.name === 'entry' ? services.get(item.attributes.producer ?? '') : undefined;
    if (!service) continue;
    const laid = layUse(item, service, reading, depth);
    pieces.push(...laid.map((piece) => move(piece, frames(at, rate))));
    const used = usedFrames(item, service, rate);
    at += used?.length ?? 0;
  }
  return pieces;
};

const layTractor = (tractor: XmlElement, reading: Reading, depth: number): Piece[] => {
  const uses = [...named(tractor, 'track'), ...named(at(tractor, 'multitrack'), 'track')];
  const seen: Piece[][] = [];
  for (const use of uses) {
    const service = reading.services.get(use.attributes.producer ?? '');
    if (!service || isBlackTrack(service)) continue;
    const hide = use.attributes.hide ?? '';
    const isSilentSound = hide === 'video' || property(service, 'kdenlive:audio_track') === '1';
    if (hide === 'both') continue;
    if (isSilentSound) reading.sounds.push(...soundsOf(service, reading));
    else
      seen.push(
        layUse(use, service, reading, depth).filter(
          ({ show }) => show.kind !== 'clip' || !isSilent(show.media.id, reading),
        ),
      );
  }
  return isMixed(tractor) && seen.length === 2 ? mix(seen, tractor) : flatten(seen, reading.tell);
};

const isSilent = (path: string, { services }: Reading): boolean =>
  [...services.values()].some((one) => property(one, 'resource') === path && isOnlySound(one));

/** Kdenlive puts black under all tracks. */
const isBlackTrack = (service: XmlElement): boolean =>
  service.attributes.id === 'black_track' ||
  property(service, 'kdenlive:playlistid') === 'black_track' ||
  service.attributes.id === 'black';

/** The entries of a sound track; sequences among them bring their own. */
const soundsOf = (service: XmlElement, reading: Reading): SoundPiece[] => {
  const { services } = reading;
  if (service.name === 'tractor')
    return named(service, 'track').flatMap(({ attributes }) => {
      const inner = services.get(attributes.producer ?? '');
      return inner ? soundsOf(inner, reading) : [];
    });
  const files = elementsOf(service).filter(({ name, attributes }) => {
    const kind = services.get(attributes.producer ?? '')?.name;
    return name === 'blank' || kind === 'producer' || kind === 'chain';
  });
  return service.name === 'playlist' && files.length > 0
    ? layPlaylist(service, { ...reading, tell: () => undefined }, 0).flatMap(({ show, start, end, name }) =>
        show.kind === 'clip' ? [{ start, end, name, media: show.media, from: show.from }] : [],
      )
    : [];
};

const PLAIN = ['volume', 'panner', 'audiolevel', 'audiochannels', 'resample'];

const tellFilters = (service: XmlElement, tell: Tell): void => {
  for (const filter of named(service, 'filter')) {
    const name = property(filter, 'kdenlive_id') || property(filter, 'mlt_service');
    if (PLAIN.includes(name) || property(filter, 'disable') === '1' || property(filter, 'internal_added')) continue;
    tell('warning', 'effect', `"${nameOf(service) || service.name}"`, `the effect "${name}" was not carried over.`);
  }
};

const guidesOf = (main: XmlElement, root: XmlElement, { rate }: Reading): Mark[] => {
  const bin = elsewhere(root).find(({ attributes }) => attributes.id === 'main_bin');
  const text =
    property(main, 'kdenlive:sequenceproperties.guides') || (bin ? property(bin, 'kdenlive:docproperties.guides') : '');
  try {
    const guides: unknown = text ? JSON.parse(text) : [];
    return (Array.isArray(guides) ? guides : []).flatMap(({ pos, comment }: { pos?: unknown; comment?: unknown }) =>
      typeof pos === 'number' && Number.isInteger(pos)
        ? [{ at: add(ZERO, frames(pos, rate)), title: String(comment ?? '') }]
        : [],
    );
  } catch {
    return [];
  }
};
