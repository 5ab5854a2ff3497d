import { rational } from '../../../src/rational.ts';
import type { Cue } from '../../../src/subtitles/cue.ts';
import { frameAt } from '../../../src/timeline/moments.ts';
import type { Transition } from '../../../src/timeline/passages.ts';
import type { Shot, Timeline } from '../../../src/timeline/timeline.ts';
import { clipFacts, stillFacts } from '../../support/facts.ts';

/** One use, in frames; `source` names a clip, a card's title where it begins with `card`, a still with `still`. */
export interface Use {
  readonly source: string;
  readonly from?: number;
  readonly frames: number;
  readonly speed?: number;
  readonly crossfade?: number;
}

const pictureOf = ({ source, from = 0, speed = 1 }: Use): Shot['picture'] => {
  if (source.startsWith('card')) return { kind: 'card', background: '#000000', title: source };
  const look = { media: source, fit: 'contain' } as const;
  if (source.startsWith('still')) return { ...look, kind: 'still', facts: stillFacts(source), motion: 'none' };
  const exact = rational(Math.round(speed * 1000), 1000);
  return { ...look, kind: 'clip', facts: clipFacts(60, source), from, speed: exact, rotate: 0, volume: 0 };
};

/** A cut at 25 frames a second, or another rate. */
export const cutOf = (uses: readonly Use[], rate = rational(25)): Timeline => {
  let end = 0;
  const shots = uses.map((use, entry): Shot => {
    const first = end - (use.crossfade ?? 0);
    end = first + use.frames;
    const transition: Transition | undefined = use.crossfade ? { type: 'crossfade', frames: use.crossfade } : undefined;
    return { entry, first, frames: use.frames, picture: pictureOf(use), ...(transition ? { transition } : {}) };
  });
  return { rate, frames: end, shots, chapters: [] };
};

/** `[first, end)` of a cue in frames of the film. */
export const framesOf = ({ start, end }: Cue, { rate, frames }: Timeline): [number, number] => [
  frameAt(start, rate),
  Math.min(frameAt(end, rate), frames),
];
