import { multiply, type Rational, rational, round, toNumber } from '../../rational.ts';
import type { Document, Tell } from '../cut.ts';
import { type Event, type ExportFilm, eventsOf, footage, sourceStart, wordsOf } from '../outline.ts';

/** OpenTimelineIO: every cut in its standard fields, and what only Polyreel knows as metadata beside them. */
export const writeOtio = (film: ExportFilm, tell: Tell): string => {
  const { rate } = film.timeline;
  const events = eventsOf(film, 'middle', tell);
  const { timeline: _, ...rest } = film.document;
  const markers = [...events.flatMap((event) => sectionsOf(event, film, rate)), ...cuesOf(film, rate)];
  const stack = {
    OTIO_SCHEMA: 'Stack.1',
    name: 'tracks',
    metadata: {},
    source_range: null,
    effects: [],
    markers,
    children: [
      track(
        'Video',
        events.flatMap((event) => [...transitionOf(event, rate), clipOf(event, rate)]),
      ),
      track(
        'Audio',
        events.map((event) => soundOf(event, rate)),
      ),
    ],
  };
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    name: film.title,
    metadata: { polyreel: { version: 1, edition: film.edition, manifest: rest } },
    global_start_time: time(rational(0), rate),
    tracks: stack,
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
};

const track = (kind: string, children: readonly Document[]): Document => ({
  OTIO_SCHEMA: 'Track.1',
  name: kind,
  kind,
  metadata: {},
  source_range: null,
  effects: [],
  markers: [],
  children,
});

/** Frames of the film, not always whole: a source at another speed is used from between two of them. */
const time = (frames: Rational, rate: Rational): Document => ({
  OTIO_SCHEMA: 'RationalTime.1',
  rate: toNumber(rate),
  value: toNumber(frames),
});

const range = (start: Rational, frames: Rational, rate: Rational): Document => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(frames, rate),
});

const inFrames = (seconds: Rational, rate: Rational): Rational => multiply(seconds, rate);

const clipOf = (event: Event, rate: Rational): Document => {
  const { entry, name, length, picture } = event;
  const { from: _, to: __, speed: ___, duration: ____, transition: _____, freeze: ______, ...own } = entry;
  return {
    OTIO_SCHEMA: 'Clip.1',
    name,
    metadata: { polyreel: { entry: own } },
    source_range: range(inFrames(sourceStart(event, rate), rate), rational(length), rate),
    effects: effectsOf(picture),
    markers: [],
    enabled: true,
    media_reference: referenceOf(event, rate),
  };
};

const effectsOf = (picture: Event['picture']): Document[] => {
  if (picture.kind !== 'clip') return [];
  if (picture.freeze) return [{ ...warp(rational(0)), OTIO_SCHEMA: 'FreezeFrame.1', effect_name: 'FreezeFrame' }];
  return picture.speed.num === picture.speed.den ? [] : [warp(picture.speed)];
};

const warp = (speed: Rational): Document => ({
  OTIO_SCHEMA: 'LinearTimeWarp.1',
  name: '',
  metadata: {},
  effect_name: 'LinearTimeWarp',
  time_scalar: toNumber(speed),
});

const referenceOf = (event: Event, rate: Rational): Document => {
  const { media, file, picture } = event;
  if (media === undefined) {
    const parameters = { color: 'background' in picture ? picture.background : '#000000' };
    return {
      OTIO_SCHEMA: 'GeneratorReference.1',
      name: '',
      metadata: {},
      available_range: null,
      generator_kind: 'SolidColor',
      parameters,
    };
  }
  const seconds = footage(event);
  return {
    OTIO_SCHEMA: 'ExternalReference.1',
    name: media,
    metadata: { polyreel: { media } },
    available_range: seconds ? range(rational(0), inFrames(seconds, rate), rate) : null,
    target_url: file,
  };
};

const soundOf = (event: Event, rate: Rational): Document => {
  const { picture, length } = event;
  if (picture.kind === 'clip' && picture.facts.sound) return { ...clipOf(event, rate), metadata: {} };
  return {
    OTIO_SCHEMA: 'Gap.1',
    name: '',
    metadata: {},
    source_range: range(rational(0), rational(length), rate),
    effects: [],
    markers: [],
    enabled: true,
  };
};

const transitionOf = ({ join, entry }: Event, rate: Rational): Document[] => {
  if (!join) return [];
  const { before, after, transition } = join;
  const { duration: _, ...own } = (entry.transition ?? {}) as Document;
  return [
    {
      OTIO_SCHEMA: 'Transition.1',
      name: transition.type,
      metadata: { polyreel: { transition: own } },
      transition_type: transition.type === 'crossfade' ? 'SMPTE_Dissolve' : 'Custom_Transition',
      in_offset: time(rational(before), rate),
      out_offset: time(rational(after), rate),
    },
  ];
};

const marker = (
  name: string,
  first: number,
  frames: number,
  rate: Rational,
  color: string,
  own: Document,
): Document => ({
  OTIO_SCHEMA: 'Marker.2',
  name,
  metadata: { polyreel: own },
  color,
  marked_range: range(rational(first), rational(frames), rate),
});

const sectionsOf = ({ sections, first }: Event, { language }: ExportFilm, rate: Rational): Document[] =>
  sections.map((section) => marker(wordsOf(section.title, language), first, 0, rate, 'GREEN', { section }));

const cuesOf = ({ cues }: ExportFilm, rate: Rational): Document[] =>
  cues.map(({ start, end, text }) => {
    const [first, last] = [start, end].map((ms) => round(multiply(rational(ms, 1000), rate)));
    return marker(text, first ?? 0, (last ?? 0) - (first ?? 0), rate, 'YELLOW', { cue: true });
  });
