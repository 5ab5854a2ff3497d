import { add, divide, multiply, type Rational, rational, subtract } from '../../rational.ts';
import { isOverlap } from '../../timeline/passages.ts';
import type { Tell } from '../cut.ts';
import { tellEntry } from '../edl/write.ts';
import { type Event, type ExportFilm, eventsOf, footage, sourceEnd, textOf, wordsOf } from '../outline.ts';
import { frameTime, most, ONE, writeTimecode, ZERO } from '../times.ts';

const DISSOLVE = 'FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265';
const TITLE = '.../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti';

const time = ({ num, den }: Rational): string => (den === 1n ? `${num}s` : `${num}/${den}s`);

/** Characters that XML 1.0 has no way to write are left out. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;');

const tag = (name: string, attributes: Record<string, string | undefined>, inner: readonly string[] = []): string[] => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  const open = `<${name}${written.join('')}`;
  return inner.length ? [`${open}>`, ...inner.map((line) => `  ${line}`), `</${name}>`] : [`${open}/>`];
};

/** FCPXML 1.9, for Final Cut Pro and DaVinci Resolve. Sources count from their first picture. */
export const writeFcpx = (film: ExportFilm, tell: Tell): string => {
  const { rate, frames } = film.timeline;
  const events = eventsOf(film, 'middle', tell);
  const assets = new Map<string, { id: string; event: Event }>();
  for (const event of events)
    if (event.media !== undefined && !assets.has(event.media))
      assets.set(event.media, { id: `a${assets.size + 1}`, event });
  const { width, height } = film.document.format as { width: number; height: number };
  const resources = [
    ...tag('format', {
      id: 'r1',
      frameDuration: time(divide(ONE, rate)),
      width: String(width),
      height: String(height),
    }),
    ...tag('format', { id: 'r2', name: 'FFVideoFormatRateUndefined', width: String(width), height: String(height) }),
    ...tag('effect', { id: 'r3', name: 'Cross Dissolve', uid: DISSOLVE }),
    ...tag('effect', { id: 'r4', name: 'Basic Title', uid: TITLE }),
    ...[...assets.values()].flatMap(({ id, event }) => asset(id, event, lengthOf(event, events, rate))),
  ];
  const spine = events.flatMap((event, i) => [
    ...transition(event, events[i - 1], rate, tell),
    ...element(event, assets.get(event.media ?? '')?.id ?? '', film, tell),
  ]);
  const sequence = tag(
    'sequence',
    { format: 'r1', duration: time(frameTime(frames, rate)), tcStart: '0s', tcFormat: 'NDF' },
    tag('spine', {}, spine),
  );
  const library = tag('event', { name: film.title }, tag('project', { name: film.title }, sequence));
  const root = tag('fcpxml', { version: '1.9' }, [...tag('resources', {}, resources), ...tag('library', {}, library)]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE fcpxml>', ...root, ''].join('\n');
};

/** Seconds of a file; where it could not be read, as much as is used. */
const lengthOf = (event: Event, events: readonly Event[], rate: Rational): Rational =>
  footage(event) ??
  events
    .filter(({ media, picture }) => media === event.media && picture.kind === 'clip')
    .map((one) => sourceEnd(one, rate))
    .reduce(most, ZERO);

const asset = (id: string, event: Event, length: Rational): string[] => {
  const still = event.picture.kind === 'still';
  const src = `./${(event.file ?? '').split('/').map(encodeURIComponent).join('/')}`;
  const sound = event.picture.kind === 'clip' && event.picture.facts.sound ? '1' : undefined;
  return tag(
    'asset',
    {
      id,
      name: event.media,
      start: '0s',
      duration: time(length),
      hasVideo: '1',
      hasAudio: sound,
      format: still ? 'r2' : undefined,
    },
    tag('media-rep', { kind: 'original-media', src }),
  );
};

const transition = ({ join, first, name }: Event, before: Event | undefined, rate: Rational, tell: Tell): string[] => {
  if (!join) return [];
  const { type, frames } = join.transition;
  const at = `"${name}" at ${writeTimecode(first, rate)}`;
  if (!isOverlap(type) || !before) {
    tell('warning', 'transition', at, `"${type}" is not carried over; it is a cut there.`);
    return [];
  }
  if (type !== 'crossfade') tell('warning', 'transition', at, `"${type}" was made a crossfade.`);
  return tag(
    'transition',
    {
      name: 'Cross Dissolve',
      offset: time(frameTime(first - join.before, rate)),
      duration: time(frameTime(frames, rate)),
    },
    tag('filter-video', { ref: 'r3', name: 'Cross Dissolve' }),
  );
};

const element = (event: Event, ref: string, film: ExportFilm, tell: Tell): string[] => {
  const { picture, name } = event;
  const { rate } = film.timeline;
  const at = `"${name}" at ${writeTimecode(event.first, rate)}`;
  tellEntry(event.entry, at, tell);
  if (picture.kind === 'clip' && picture.freeze)
    tell('warning', 'freeze', at, 'a frame that stands still is not carried over; the clip runs on from it.');
  const place = { offset: time(frameTime(event.first, rate)), duration: time(frameTime(event.length, rate)) };
  const start = frameTime(picture.kind === 'clip' ? event.from : 0, rate);
  const marks = markers(event, start, film);
  if (picture.kind === 'clip')
    return tag('asset-clip', { ref, name, ...place, start: time(start), tcFormat: 'NDF' }, [
      ...timeMap(event, start, rate),
      ...marks,
    ]);
  if (picture.kind === 'still') return tag('video', { ref, name, ...place, start: '0s' }, marks);
  const words = textOf(picture, film.language);
  tell(
    'warning',
    'card',
    at,
    `a card is carried over as ${words ? 'a title with its words' : 'black'}; its look and other languages are not.`,
  );
  if (!words) return tag('gap', { name, ...place, start: '0s' }, marks);
  return tag('title', { ref: 'r4', name: words, ...place, start: '0s' }, [
    ...tag('text', {}, [`<text-style>${escaped(words)}</text-style>`]),
    ...marks,
  ]);
};

/** A speed as two points of a line through zero; `start` counts after the change of speed. */
const timeMap = ({ picture, length }: Event, start: Rational, rate: Rational): string[] => {
  if (picture.kind !== 'clip' || picture.speed.num === picture.speed.den) return [];
  const end = add(start, frameTime(length, rate));
  const points = [ZERO, end].map((moment) => ({
    time: time(moment),
    value: time(multiply(moment, picture.speed)),
    interp: 'linear',
  }));
  return tag(
    'timeMap',
    {},
    points.flatMap((point) => tag('timept', point)),
  );
};

const markers = (event: Event, start: Rational, { cues, timeline, language }: ExportFilm): string[] => {
  const { rate } = timeline;
  const begin = frameTime(event.first, rate);
  const frame = time(divide(ONE, rate));
  const within = cues.filter(({ start: ms }) => {
    const late = multiply(subtract(rational(ms, 1000), begin), rate);
    return late.num >= 0n && late.num < BigInt(event.length) * late.den;
  });
  return [
    ...event.sections.flatMap((section) =>
      tag('chapter-marker', {
        start: time(start),
        duration: frame,
        value: wordsOf(section.title, language),
        posterOffset: '0s',
      }),
    ),
    ...within.flatMap(({ start: ms, text }) =>
      tag('marker', {
        start: time(add(start, subtract(rational(ms, 1000), begin))),
        duration: frame,
        value: text,
        note: 'polyreel cue',
      }),
    ),
  ];
};
