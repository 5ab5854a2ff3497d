/** Both shots show at once: the second begins before the first has ended, and the film gets shorter by the passage. */
export const OVERLAPS = ['crossfade', 'wipe-left', 'wipe-right', 'wipe-up', 'wipe-down'] as const;

/** The first shot goes into a colour, and the second comes out of it: half of the passage in either. */
export const DIPS = ['fade', 'fade-white'] as const;

export type Overlap = (typeof OVERLAPS)[number];
export type Dip = (typeof DIPS)[number];

/** How a shot begins: over the end of the shot before, or out of a colour into which that one has gone. */
export interface Transition {
  readonly type: Overlap | Dip;
  readonly frames: number;
}

interface Begun {
  readonly transition?: Transition;
}

export const isOverlap = (type: string): type is Overlap => (OVERLAPS as readonly string[]).includes(type);

/** Frames by which a shot begins before the one ahead of it has ended. */
export const overlapFrames = (transition: Transition | undefined): number =>
  transition && isOverlap(transition.type) ? transition.frames : 0;

/** Frames of a shot that its own transition takes from its beginning. */
export const headFrames = ({ transition }: Begun): number => {
  if (!transition) return 0;
  return isOverlap(transition.type) ? transition.frames : transition.frames - Math.floor(transition.frames / 2);
};

/** Frames of a shot that the transition of the next one takes from its end. */
export const tailFrames = (next: Begun | undefined): number => {
  if (!next?.transition) return 0;
  const { type, frames } = next.transition;
  return isOverlap(type) ? frames : Math.floor(frames / 2);
};
