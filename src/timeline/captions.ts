import { ceil, divide, multiply, type Rational, rational } from '../rational.ts';
import type { Cue } from '../subtitles/cue.ts';
import { MIN_REST } from './conform/moved.ts';
import { ownFrames } from './conform/pieces.ts';
import { millisecondsAt } from './moments.ts';
import type { ClipPicture, FrameRange, Timeline } from './timeline.ts';

/** A caption, or what is left of it, on frames of the film. */
interface Placed {
  readonly cue: Cue;
  readonly first: number;
  readonly end: number;
  /** Frames that it lasts where nothing is cut off. */
  readonly full: number;
}

/** Seconds; with the 12 frames, what a rest of a caption needs to be read. */
const SHORTEST = rational(3, 10);

export const shortestRest = (rate: Rational): number => Math.max(MIN_REST, ceil(multiply(SHORTEST, rate)));

/**
 * The captions of a clip on every use of it: they begin and end with what they stand on in the source, are cut at the
 * shot's edges and follow its speed. One that a cut parts and that goes on at once stays one. Rests that are too short
 * to read are left out.
 * @param cues timed from the clip's first picture
 */
export const placeCaptions = (cues: readonly Cue[], media: string, timeline: Timeline): Cue[] => {
  const own = ownFrames(timeline);
  const placed = timeline.shots.flatMap(({ picture, first }, i) => {
    const shown = own[i];
    if (picture.kind !== 'clip' || picture.freeze || picture.media !== media || !shown) return [];
    return cues.flatMap((cue) => onShot(cue, picture, first, shown, timeline.rate));
  });
  const shortest = shortestRest(timeline.rate);
  return joined(placed)
    .filter(({ first, end, full }) => end - first >= Math.min(full, shortest))
    .map(({ cue, first, end }) => atFrames(cue, first, end, timeline.rate))
    .sort((a, b) => a.start - b.start);
};

const onShot = (cue: Cue, { from, speed }: ClipPicture, at: number, shown: FrameRange, rate: Rational): Placed[] => {
  const scale = divide(rate, speed);
  const frame = (milliseconds: number): number => ceil(multiply(rational(milliseconds, 1000), scale)) - from + at;
  const [start, stop] = [frame(cue.start), frame(cue.end)];
  const first = Math.max(start, shown.first);
  const end = Math.min(stop, shown.first + shown.frames);
  return first < end ? [{ cue, first, end, full: stop - start }] : [];
};

const joined = (placed: readonly Placed[]): Placed[] => {
  const open = new Map<string, number>();
  const all: Placed[] = [];
  for (const one of placed) {
    const { lines, position, speaker } = one.cue;
    const words = JSON.stringify([lines, position, speaker]);
    const before = open.get(words);
    const last = before === undefined ? undefined : all[before];
    if (before !== undefined && last && last.end === one.first)
      all[before] = { ...last, end: one.end, full: Math.max(last.full, one.full) };
    else open.set(words, all.push(one) - 1);
  }
  return all;
};

const atFrames = (cue: Cue, first: number, end: number, rate: Rational): Cue => ({
  ...cue,
  start: millisecondsAt(first, rate),
  end: millisecondsAt(end, rate),
});
