import type { Cue } from '../../subtitles/cue.ts';
import { frameAt, millisecondsAt } from '../moments.ts';
import type { Timeline } from '../timeline.ts';
import { type ChangeKind, type ConformChange, changeOf } from './changes.ts';
import { followFootage } from './follow.ts';
import { footageIn } from './footage.ts';
import { type Moved, readable } from './moved.ts';
import { type Cuts, type Followed, followFrames, ownFrames } from './pieces.ts';
import { settleCrossfades } from './settle.ts';

export interface Conformed {
  /** In the order in which they are shown. */
  readonly cues: readonly Cue[];
  /** The cues to look at, in the order of the old track. */
  readonly changes: readonly ConformChange[];
}

/**
 * Puts cues that were timed on one cut on the same footage of another, to the frame. Frames, not milliseconds, are what
 * is followed: a cue is shown in `[ceil(start × rate), ceil(end × rate))`.
 */
export const conformCues = (cues: readonly Cue[], from: Timeline, to: Timeline): Conformed => {
  const [old, now] = [footageIn(from), footageIn(to)];
  const cuts: Cuts = { old, now, own: ownFrames(from), following: followFootage(old, now) };
  const moved = cues.map((cue, i): Moved => {
    const first = frameAt(cue.start, from.rate);
    const end = Math.min(frameAt(cue.end, from.rate), from.frames);
    return { number: i + 1, cue, first, end, followed: readable(followFrames(cuts, first, end), end - first) };
  });
  const settled = settleCrossfades(moved, to).map((one) => ({ ...one, cues: cuesOf(one, from, to) }));
  return {
    cues: settled.flatMap((one) => one.cues).sort((a, b) => a.start - b.start || a.end - b.end),
    changes: settled.flatMap((one) => {
      const change = changeKind(one.followed);
      return change ? [changeOf(change, one.number, one.cue, one.cues)] : [];
    }),
  };
};

const changeKind = ({ pieces, whole, retimed, repeated }: Followed): ChangeKind | undefined => {
  if (pieces.length === 0) return 'lost';
  if (pieces.length > 1) return 'split';
  if (!whole) return 'cut';
  if (retimed) return 'retimed';
  return repeated ? 'repeated' : undefined;
};

const cuesOf = ({ cue, first, end, followed: { pieces } }: Moved, from: Timeline, to: Timeline): Cue[] =>
  pieces.map((piece, i) => {
    const edge = (milliseconds: number, oldFrame: number, frame: number): number => {
      const kept = milliseconds + millisecondsAt(frame, to.rate) - millisecondsAt(oldFrame, from.rate);
      const shown = Math.min(frameAt(kept, to.rate), to.frames);
      return kept >= 0 && shown === frame ? kept : millisecondsAt(frame, to.rate);
    };
    return {
      ...cue,
      start: i === 0 ? edge(cue.start, first, piece.first) : millisecondsAt(piece.first, to.rate),
      end: i === pieces.length - 1 ? edge(cue.end, end, piece.end) : millisecondsAt(piece.end, to.rate),
    };
  });
