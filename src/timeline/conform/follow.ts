import { divide } from '../../rational.ts';
import { align, type Pair } from './align.ts';
import { against, along, type Course, courseOf, type Footage } from './footage.ts';
import { type Ranges, within, without } from './ranges.ts';

/** Frames `[from, to)` of an old shot, counted from its first, that `[start, end)` of a new shot show now. */
export interface Follow {
  readonly now: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly course: Course;
}

export interface Following {
  /** By old shot: where its frames went, in their old order. Each new frame takes over from one old frame at most. */
  readonly follows: readonly (readonly Follow[])[];
  /** By old shot: frames that the new cut shows once more than the old one did. */
  readonly repeats: readonly Ranges[];
}

/** Shots that changed places, and the other parts of divided ones, are found by looking again among what is left. */
const ROUNDS = 4;

/** Finds, for every frame of the old cut, the frame of the new one that shows the same footage in the same use. */
export const followFootage = (old: readonly Footage[], now: readonly Footage[]): Following => {
  const claims = newClaims(old, now);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [left, right] = [claims.oldLeft(), claims.nowLeft()];
    if (!left.length || !right.length) break;
    const pairs = align(pick(old, left), pick(now, right)).map((pair) => ({
      ...pair,
      old: left[pair.old] ?? 0,
      now: right[pair.now] ?? 0,
    }));
    // Cards with other words keep their place between the same shots only: never among what is left.
    const taken = inOrderOfClaim(pairs.filter(({ same }) => same || round === 0)).map(claims.take);
    if (!taken.some(Boolean)) break;
  }
  for (const [i, j] of sameSource(old, now, claims.oldLeft(), claims.nowLeft())) claims.take({ old: i, now: j });
  return { follows: claims.follows(), repeats: repeatsOf(old, now, claims.nowLeft(), claims.unclaimed) };
};

const pick = (all: readonly Footage[], indices: readonly number[]): Footage[] =>
  indices.flatMap((index) => all[index] ?? []);

/** What is surely the same goes first, then the longer; equals keep the order of the cut. */
const inOrderOfClaim = (pairs: readonly Pair[]): Pair[] =>
  [...pairs].sort((a, b) => Number(b.same) - Number(a.same) || b.weight - a.weight);

const sameSource = function* (
  old: readonly Footage[],
  now: readonly Footage[],
  left: readonly number[],
  right: readonly number[],
): Generator<readonly [number, number]> {
  const bySource = new Map<string, number[]>();
  for (const j of right) {
    const source = now[j]?.source ?? '';
    bySource.set(source, [...(bySource.get(source) ?? []), j]);
  }
  for (const i of left) for (const j of bySource.get(old[i]?.source ?? '') ?? []) yield [i, j];
};

const newClaims = (old: readonly Footage[], now: readonly Footage[]) => {
  const uncovered: Ranges[] = old.map(({ frames }) => [[0, frames]]);
  const unclaimed: Ranges[] = now.map(({ frames }) => [[0, frames]]);
  const follows: Follow[][] = old.map(() => []);
  /** @returns whether the new shot took over any frame */
  const take = ({ old: i, now: j }: Pick<Pair, 'old' | 'now'>): boolean => {
    const [a, b] = [old[i], now[j]];
    if (!a || !b) return false;
    const course = a.kind === 'clip' ? courseOf(a, b) : onwards(a, b, uncovered[i] ?? [], unclaimed[j] ?? []);
    const found = course ? overlaps(course, j, uncovered[i] ?? [], unclaimed[j] ?? []) : [];
    for (const follow of found) {
      follows[i]?.push(follow);
      uncovered[i] = without(uncovered[i] ?? [], follow.from, follow.to);
      unclaimed[j] = without(unclaimed[j] ?? [], follow.start, follow.end);
    }
    return found.length > 0;
  };
  const left = (ranges: readonly Ranges[]): number[] => ranges.flatMap((range, i) => (range.length ? [i] : []));
  return {
    take,
    unclaimed: unclaimed as readonly Ranges[],
    oldLeft: () => left(uncovered),
    nowLeft: () => left(unclaimed),
    follows: () => follows.map((list) => list.sort((a, b) => a.from - b.from)),
  };
};

/** A still or a card goes on where it was left: its parts follow one another, however it was divided. */
const onwards = (old: Footage, now: Footage, uncovered: Ranges, unclaimed: Ranges): Course | undefined => {
  const [from, to] = [uncovered[0]?.[0], unclaimed[0]?.[0]];
  if (from === undefined || to === undefined) return undefined;
  return { before: -from, ratio: divide(old.step, now.step), after: to };
};

const overlaps = (course: Course, now: number, uncovered: Ranges, unclaimed: Ranges): Follow[] =>
  unclaimed.flatMap(([first, end]) =>
    within(uncovered, against(course, first), against(course, end)).flatMap(([from, to]): Follow[] => {
      const start = Math.max(first, along(course, from));
      const stop = Math.min(end, along(course, to));
      return start < stop ? [{ now, from, to, start, end: stop, course }] : [];
    }),
  );

const repeatsOf = (
  old: readonly Footage[],
  now: readonly Footage[],
  left: readonly number[],
  unclaimed: readonly Ranges[],
): Ranges[] => {
  const repeats: Ranges[] = old.map(() => []);
  const clips = old.flatMap(({ kind }, i) => (kind === 'clip' ? [i] : []));
  for (const [i, j] of sameSource(old, now, clips, left)) {
    const [a, b] = [old[i], now[j]];
    if (!a || !b) continue;
    const course = courseOf(a, b);
    const shown = (unclaimed[j] ?? []).flatMap(([first, end]) =>
      within([[0, a.frames]], against(course, first), against(course, end)),
    );
    repeats[i] = [...(repeats[i] ?? []), ...shown];
  }
  return repeats;
};
