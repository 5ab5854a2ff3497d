import { overlapFrames } from '../passages.ts';
import type { FrameRange, Timeline } from '../timeline.ts';
import type { Follow, Following } from './follow.ts';
import { along, type Footage } from './footage.ts';

/** Frames `[first, end)` of the new film that show what a cue stood on. */
export interface Piece {
  readonly first: number;
  readonly end: number;
  /** Shots of the new cut, ascending: several where the cue goes on over a seam. */
  readonly shots: readonly number[];
}

export interface Followed {
  readonly pieces: readonly Piece[];
  /** False where any of the old frames is shown nowhere now. */
  readonly whole: boolean;
  /** True where the footage runs at another speed now. */
  readonly retimed: boolean;
  /** True where the new cut shows the footage once more. */
  readonly repeated: boolean;
}

/** Frames that a shot has to itself: a crossfade is shared out in its middle. */
export const ownFrames = ({ shots }: Timeline): FrameRange[] =>
  shots.map((shot, i) => {
    const half = (index: number): number => {
      const transition = shots[index]?.transition;
      return overlapFrames(transition);
    };
    const head = Math.floor(half(i) / 2);
    const tail = half(i + 1) - Math.floor(half(i + 1) / 2);
    return { first: shot.first + head, frames: shot.frames - head - tail };
  });

export interface Cuts {
  readonly old: readonly Footage[];
  readonly now: readonly Footage[];
  readonly own: readonly FrameRange[];
  readonly following: Following;
}

/** Where the frames `[first, end)` of the old film went. */
export const followFrames = (cuts: Cuts, first: number, end: number): Followed => {
  const parts: Piece[] = [];
  let [whole, retimed, repeated] = [true, false, false];
  for (let i = shotAt(cuts.own, first); i < cuts.own.length; i += 1) {
    const [own, shot] = [cuts.own[i], cuts.old[i]];
    if (!own || !shot || own.first >= end) break;
    if (Math.max(own.first, first) >= Math.min(own.first + own.frames, end)) continue;
    const from = Math.max(0, first - shot.first);
    const to = Math.min(shot.frames, end - shot.first);
    const follows = (cuts.following.follows[i] ?? []).filter((follow) => follow.from < to && from < follow.to);
    const found = follows.flatMap((follow) => pieceOf(cuts.now, follow, from, to));
    parts.push(...found);
    whole &&= covered(follows, from, to) === to - from;
    retimed ||= follows.some(({ now }) => isOtherSpeed(shot, cuts.now[now]));
    repeated ||= (cuts.following.repeats[i] ?? []).some(([a, b]) => a < to && from < b);
  }
  return { pieces: joined(parts), whole: whole && parts.length > 0, retimed, repeated };
};

const isOtherSpeed = ({ speed }: Footage, now: Footage | undefined): boolean =>
  now !== undefined && (speed.num !== now.speed.num || speed.den !== now.speed.den);

const covered = (follows: readonly Follow[], from: number, to: number): number =>
  follows.reduce((sum, follow) => sum + Math.min(follow.to, to) - Math.max(follow.from, from), 0);

const pieceOf = (now: readonly Footage[], follow: Follow, from: number, to: number): Piece[] => {
  const shot = now[follow.now]?.first ?? 0;
  const clamp = (frame: number): number => Math.min(follow.end, Math.max(follow.start, frame));
  const first = from <= follow.from ? follow.start : clamp(along(follow.course, from));
  const end = to >= follow.to ? follow.end : clamp(along(follow.course, to));
  return first < end ? [{ first: shot + first, end: shot + end, shots: [follow.now] }] : [];
};

/** Index of the last shot that begins at the frame or before it. */
const shotAt = (own: readonly FrameRange[], frame: number): number => {
  let [low, high] = [0, own.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((own[middle]?.first ?? 0) <= frame) low = middle;
    else high = middle;
  }
  return low;
};

const joined = (parts: readonly Piece[]): Piece[] => {
  const pieces: Piece[] = [];
  for (const part of [...parts].sort((a, b) => a.first - b.first)) {
    const last = pieces.at(-1);
    if (!last || part.first > last.end) pieces.push(part);
    else
      pieces[pieces.length - 1] = {
        first: last.first,
        end: Math.max(last.end, part.end),
        shots: [...new Set([...last.shots, ...part.shots])].sort((a, b) => a - b),
      };
  }
  return pieces;
};
