import type { Rational } from '../rational.ts';
import type { Cue } from '../subtitles/cue.ts';
import { frameAt } from '../timeline/moments.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import type { Interval } from './cuts.ts';

/** A cue on the film's frames; `number` counts from 1 in its track. */
export interface PlacedCue extends FrameRange {
  readonly number: number;
  readonly cue: Cue;
}

/** A cue is visible in frames [ceil(start × rate), ceil(end × rate)), as far as the film has them; others are left out. */
export const placeCues = (cues: readonly Cue[], rate: Rational, filmFrames: number): PlacedCue[] =>
  cues.flatMap((cue, i) => {
    const first = frameAt(cue.start, rate);
    const frames = Math.min(frameAt(cue.end, rate), filmFrames) - first;
    return frames > 0 ? [{ number: i + 1, cue, first, frames }] : [];
  });

export const intervalOf = ({ first, frames }: FrameRange): Interval => [first, first + frames];
