import type { Rational } from '../rational.ts';
import type { FrameRange, Shot } from '../timeline/timeline.ts';
import { cutsOf, type Interval, mergeOverlaps } from './cuts.ts';
import { remembers } from './effects.ts';
import { sixSeconds } from './key-frames.ts';
import { type Zone, zonesOf } from './zones.ts';

/** A run of frames of one zone: the unit that is encoded. `first` counts frames of the film. */
export interface Span extends FrameRange {
  readonly kind: Zone['kind'];
  readonly parts: Zone['parts'];
}

/**
 * Divides the film into spans.
 * @param cues frames in which any language shows a cue
 */
export const spansOf = (shots: readonly Shot[], cues: readonly Interval[], rate: Rational): Span[] => {
  const groups = mergeOverlaps(cues);
  const step = sixSeconds(rate);
  return zonesOf(shots).flatMap((zone) => (isDivided(zone) ? divide(zone, groups, step) : [zone]));
};

/** A shot whose frames depend on those before is decoded from its beginning for each span: it is one. */
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
