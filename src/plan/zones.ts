import { type Dip, headFrames, isOverlap, type Overlap, tailFrames } from '../timeline/passages.ts';
import type { FrameRange, Shot } from '../timeline/timeline.ts';

/** A shot seen from a place inside it: `offset` frames after its first. */
export interface ShotPart {
  readonly shot: Shot;
  readonly offset: number;
}

/** Into black or white, and out of it. */
export type DipKind = 'fade-out' | 'fade-in' | 'fade-out-white' | 'fade-in-white';

/** A run of film frames made one way. `solo` may be cut further; the others are encoded whole. */
export interface Zone extends FrameRange {
  readonly kind: 'solo' | Overlap | DipKind;
  /** One part, or two where one shot passes into the next. */
  readonly parts: readonly [ShotPart] | readonly [ShotPart, ShotPart];
}

/** Divides the film at the edges of shots and of transitions. Zones follow each other without gap or overlap. */
export const zonesOf = (shots: readonly Shot[]): Zone[] =>
  shots.flatMap((shot, i) => {
    const head = headFrames(shot);
    const tail = tailFrames(shots[i + 1]);
    const solo = shot.frames - head - tail;
    const next = shots[i + 1]?.transition?.type;
    return [
      ...headZone(shot, shots[i - 1], head),
      ...(solo > 0 ? [zone('solo', shot, head, solo)] : []),
      ...(tail > 0 && next && !isOverlap(next) ? [zone(DIP_KINDS[next].out, shot, shot.frames - tail, tail)] : []),
    ];
  });

const DIP_KINDS = {
  fade: { out: 'fade-out', in: 'fade-in' },
  'fade-white': { out: 'fade-out-white', in: 'fade-in-white' },
} as const satisfies Readonly<Record<Dip, { out: DipKind; in: DipKind }>>;

const zone = (kind: Zone['kind'], shot: Shot, offset: number, frames: number): Zone => ({
  kind,
  first: shot.first + offset,
  frames,
  parts: [{ shot, offset }],
});

const headZone = (shot: Shot, before: Shot | undefined, head: number): Zone[] => {
  const type = shot.transition?.type;
  if (head === 0 || !type) return [];
  if (!isOverlap(type)) return [zone(DIP_KINDS[type].in, shot, 0, head)];
  if (!before) throw new RangeError(`there is no shot for a ${type} to come from`);
  const outgoing = { shot: before, offset: before.frames - head };
  return [{ kind: type, first: shot.first, frames: head, parts: [outgoing, { shot, offset: 0 }] }];
};
