import { compare, multiply, type Rational, rational, round } from '../../rational.ts';
import { isOverlap } from '../../timeline/passages.ts';
import type { Tell } from '../cut.ts';
import { baseName } from '../media-names.ts';
import { type Event, type ExportFilm, eventsOf, sourceEnd, sourceStart, textOf, wordsOf } from '../outline.ts';
import { ONE, writeTimecode } from '../times.ts';

/** CMX 3600, non-drop, from 00:00:00:00. Sources count from their first picture; lines of remarks name their files. */
export const writeEdl = (film: ExportFilm, tell: Tell): string => {
  const { rate } = film.timeline;
  const events = eventsOf(film, 'start', tell);
  if (events.length > 999)
    tell('warning', 'many-events', 'the list', 'more than 999 events; some programs read no further.');
  const lines = events.flatMap((event, i) => eventLines(event, events[i - 1], i + 1, rate, tell, film));
  return [`TITLE: ${film.title.replace(/\s+/g, ' ').slice(0, 70)}`, 'FCM: NON-DROP FRAME', '', ...lines, ''].join('\n');
};

const frameOf = (seconds: Rational, rate: Rational): number => round(multiply(seconds, rate));

const reelOf = ({ media }: Event): string => (media === undefined ? 'BL' : 'AX');

const eventLines = (
  event: Event,
  before: Event | undefined,
  number: number,
  rate: Rational,
  tell: Tell,
  film: ExportFilm,
): string[] => {
  const at = `"${event.name}" at ${writeTimecode(event.first, rate)}`;
  tellLosses(event, at, tell, film.language);
  const id = String(number).padStart(3, '0');
  const source = [sourceStart(event, rate), sourceEnd(event, rate)].map((moment) => frameOf(moment, rate));
  const record = [event.first, event.first + event.length];
  const type = typeOf(event, before);
  return [
    ...(type !== 'C' && before ? [outgoing(before, id, event.first, rate)] : []),
    line(id, reelOf(event), type, [...source, ...record], rate),
    ...speedLine(event, source[0] ?? 0, rate, at, tell),
    ...names(event, type === 'C' ? undefined : before),
    ...locators(event, film, rate),
  ];
};

const typeOf = ({ join }: Event, before: Event | undefined): string => {
  if (!join || !before || !isOverlap(join.transition.type)) return 'C';
  const length = String(join.transition.frames).padStart(3, '0');
  return join.transition.type === 'crossfade' ? `D    ${length}` : `W001 ${length}`;
};

const line = (id: string, reel: string, type: string, frames: readonly number[], rate: Rational): string =>
  `${id}  ${reel.padEnd(8)} V     ${type.padEnd(8)} ${frames.map((frame) => writeTimecode(frame, rate)).join(' ')}`;

const outgoing = (before: Event, id: string, first: number, rate: Rational): string => {
  const end = frameOf(sourceEnd(before, rate), rate);
  return line(id, reelOf(before), 'C', [end, end, first, first], rate);
};

const speedLine = ({ picture }: Event, from: number, rate: Rational, at: string, tell: Tell): string[] => {
  if (picture.kind !== 'clip' || (!picture.freeze && compare(picture.speed, ONE) === 0)) return [];
  const speed = multiply(picture.freeze ? rational(0) : picture.speed, rate);
  const tenths = round(multiply(speed, rational(10)));
  if (compare(rational(tenths, 10), speed) !== 0)
    tell('warning', 'speed', at, 'an EDL says speeds to a tenth of a frame a second; this one was rounded.');
  const text = `${Math.floor(tenths / 10)}.${tenths % 10}`.padStart(5, '0');
  return [`M2   AX       ${text}                ${writeTimecode(from, rate)}`];
};

const nameIn = ({ file, name }: Event): string => (file === undefined ? name : baseName(file));

const names = (event: Event, before: Event | undefined): string[] => [
  ...(before
    ? [`* FROM CLIP NAME: ${nameIn(before)}`, `* TO CLIP NAME: ${nameIn(event)}`]
    : [`* FROM CLIP NAME: ${nameIn(event)}`]),
  ...(event.file === undefined ? [] : [`* SOURCE FILE: ${event.file}`]),
];

const locators = (event: Event, film: ExportFilm, rate: Rational): string[] => {
  const sections = event.sections.map((section) => ({
    frame: event.first,
    color: 'GREEN',
    text: wordsOf(section.title, film.language),
  }));
  const cues = film.cues
    .map(({ start, text }) => ({ frame: frameOf(rational(start, 1000), rate), color: 'YELLOW', text: `CUE ${text}` }))
    .filter(({ frame }) => frame >= event.first && frame < event.first + event.length);
  return [...sections, ...cues].map(
    ({ frame, color, text }) => `* LOC: ${writeTimecode(frame, rate)} ${color.padEnd(7)} ${text.replace(/\s+/g, ' ')}`,
  );
};

const tellLosses = ({ picture, join, entry }: Event, at: string, tell: Tell, language: string): void => {
  if (picture.kind === 'card' || picture.kind === 'credits')
    tell(
      'warning',
      'card',
      at,
      `an EDL has no cards: black stands for “${textOf(picture, language) || picture.kind}”.`,
    );
  if (join && !isOverlap(join.transition.type))
    tell('warning', 'transition', at, `an EDL has no "${join.transition.type}"; it is a cut there.`);
  if (join && isOverlap(join.transition.type) && join.transition.type !== 'crossfade')
    tell('info', 'transition', at, `the way of "${join.transition.type}" is not carried over; it is W001.`);
  tellEntry(entry, at, tell);
};

/** Fields of an entry that neither an EDL nor FCPXML is given. */
const LOST = [
  ...['fit', 'volume', 'rotate', 'crop', 'lowerThird', 'caption', 'motion', 'tags', 'recommendation', 'with'],
  ...['color', 'denoise', 'stabilise', 'fadeIn', 'fadeOut', 'cleanSound'],
];
/** What hides people who did not agree: whoever cuts on must know that it is gone. */
const HIDING = ['blur', 'mute'];

export const tellEntry = (entry: Event['entry'], at: string, tell: Tell): void => {
  const lost = LOST.filter((field) => field in entry);
  const seen = HIDING.filter((field) => field in entry);
  if (seen.length) tell('warning', 'not-hidden', at, `${seen.join(' and ')} is not carried over: hide it again there.`);
  if (lost.length) tell('info', 'not-carried', at, `not carried over: ${lost.join(', ')}.`);
};
