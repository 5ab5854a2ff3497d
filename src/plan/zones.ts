import { headFrames, tailFrames } from '../timeline/build.ts';
import type { FrameRange, Shot } from '../timeline/timeline.ts';

/** A shot seen from a place inside it: `offset` frames after its first. */
export interface ShotPart {
  readonly shot: Shot;
  readonly offset: number;
}

/** A run of film frames made one way. `solo` may be cut further; the others are encoded whole. */
export interface Zone extends FrameRange {
  readonly kind: 'solo' | 'crossfade' | 'fade-out' | 'fade-in';
  /** One part, or two where one shot passes into the next. */
  readonly parts: readonly [ShotPart] | readonly [ShotPart, ShotPart];
}

/** Divides the film at the edges of shots and of transitions. Zones follow each other without gap or overlap. */
export const zonesOf = (shots: readonly Shot[]): Zone[] =>
  shots.flatMap((shot, i) => {
    const head = headFrames(shot);
    const tail = tailFrames(shots[i + 1]);
    const solo = shot.frames - head - tail;
    return [
      ...headZone(shot, shots[i - 1], head),
      ...(solo > 0 ? [zone('solo', shot, head, solo)] : []),
      ...(tail > 0 && shots[i + 1]?.transition?.type === 'fade'
        ? [zone('fade-out', shot, shot.frames - tail, tail)]
        : []),
    ];
  });

const zone = (kind: Zone['kind'], shot: Shot, offset: number, frames: number): Zone => ({
  kind,
  first: shot.first + offset,
  frames,
  parts: [{ shot, offset }],
});

const headZone = (shot: Shot, before: Shot | undefined, head: number): Zone[] => {
  if (head === 0) return [];
  if (shot.transition?.type === 'fade' || !before) return [zone('fade-in', shot, 0, head)];
  const outgoing = { shot: before, offset: before.frames - head };
  return [{ kind: 'crossfade', first: shot.first, frames: head, parts: [outgoing, { shot, offset: 0 }] }];
};
