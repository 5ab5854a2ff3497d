import type { Rational } from '../rational.ts';
import type { FrameRange, Logo, Shot } from '../timeline/timeline.ts';
import { cutsOf, type Interval, mergeOverlaps } from './cuts.ts';
import { remembers } from './effects.ts';
import { sixSeconds } from './key-frames.ts';
import { intervalOf } from './placed.ts';
import { textsOver } from './texts-over.ts';
import { type Zone, zonesOf } from './zones.ts';

/** A run of frames of one zone: the unit that is encoded. `first` counts frames of the film. */
export interface Span extends FrameRange {
  readonly kind: Zone['kind'];
  readonly parts: Zone['parts'];
  /** What lies in a corner of the whole film. */
  readonly logo?: Logo;
}

/** Spans, each with the logo of its film, if that has one. */
export const withLogo = (spans: readonly Span[], logo: Logo | undefined): Span[] =>
  spans.map((span) => (logo ? { ...span, logo } : span));

/**
 * Divides the film into spans.
 * @param cues frames in which any language shows a cue; lower thirds and captions of the shots part the film as they do
 */
export const spansOf = (shots: readonly Shot[], cues: readonly Interval[], rate: Rational): Span[] => {
  const groups = mergeOverlaps([...cues, ...textsOver(shots).map(intervalOf)]);
  const step = sixSeconds(rate);
  return zonesOf(shots).flatMap((zone) => (isDivided(zone) ? divide(zone, groups, step) : [zone]));
};

/** A shot whose frames depend on others is decoded from its beginning for each span: it is one. */
const isDivided = ({ kind, parts: [{ shot }] }: Zone): boolean => {
  const { picture } = shot;
  return kind === 'solo' && !(picture.kind === 'clip' && remembers(picture));
};

const divide = (zone: Zone, groups: readonly Interval[], step: number): Span[] => {
  const [part] = zone.parts;
  const cuts = cutsOf(zone, groups, { step, anchor: zone.first - part.offset - sourceFirst(part.shot) });
  return cuts.slice(0, -1).map((first, i) => ({
    kind: zone.kind,
    first,
    frames: (cuts[i + 1] ?? first) - first,
    parts: [{ shot: part.shot, offset: part.offset + first - zone.first }],
  }));
};

/** Where a shot begins on its source's own grid of frames; stills, frozen frames and cards begin at their own first frame. */
const sourceFirst = ({ picture }: Shot): number => (picture.kind === 'clip' && !picture.freeze ? picture.from : 0);
