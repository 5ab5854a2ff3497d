import type { FrameRange } from '../timeline/timeline.ts';
import { firstAbove } from './in-time.ts';

/** Shorter spans cost more than they save, and under 3 frames B-frames break timestamps. */
export const MIN_SPAN = 12;

/** Frames as [first, end): half-open. */
export type Interval = readonly [first: number, end: number];

/** Cues that overlap, of whatever language, become one; those that only touch stay two. */
export const mergeOverlaps = (intervals: readonly Interval[]): Interval[] => {
  const merged: [number, number][] = [];
  for (const [first, end] of [...intervals].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && first < last[1]) last[1] = Math.max(last[1], end);
    else if (end > first) merged.push([first, end]);
  }
  return merged;
};

/**
 * The frames at which a zone is cut, its own ends included. The rules look only at what is inside the zone, so that what
 * happens elsewhere in the film moves no cut here:
 * where a group of cues begins and ends (a gap too short for a span belongs to the group after it), and on a grid that
 * is anchored in the source, so that a trimmed head or a moved shot keeps the cuts of the rest. The grid cuts through
 * a group of cues only where that is longer than a grid step.
 * @param groups disjoint and ascending, as {@link mergeOverlaps} gives them
 * @param grid frames between grid lines, and a film frame on which one lies
 */
export const cutsOf = (
  zone: FrameRange,
  groups: readonly Interval[],
  grid: { step: number; anchor: number },
): number[] => {
  const end = zone.first + zone.frames;
  const inside = within(groups, zone.first, end);
  const cuts = spaced(groupEdges(inside), zone.first, end);
  const lines = gridLines(zone.first, end, grid).filter((line) => !crossesShortGroup(line, inside, grid.step));
  return [...cuts, ...lines.filter((line) => cuts.every((cut) => Math.abs(cut - line) >= MIN_SPAN))].sort(
    (a, b) => a - b,
  );
};

/** What of the groups lies in a zone: of thousands, a few. */
const within = (groups: readonly Interval[], first: number, end: number): Interval[] => {
  const inside: Interval[] = [];
  const from = firstAbove(groups, first, ([, groupEnd]) => groupEnd);
  for (let i = from; i < groups.length; i++) {
    const [a, b] = groups[i] as Interval;
    if (a >= end) break;
    inside.push([Math.max(a, first), Math.min(b, end)]);
  }
  return inside;
};

const groupEdges = (groups: readonly Interval[]): number[] =>
  groups.flatMap(([first, end], i) => {
    const before = groups[i - 1]?.[1];
    return before !== undefined && first - before < MIN_SPAN ? [end] : [first, end];
  });

/** The zone's ends and those edges that leave a whole span on either side. */
const spaced = (edges: readonly number[], first: number, end: number): number[] => {
  const kept = [first];
  for (const edge of edges) if (edge - (kept.at(-1) ?? first) >= MIN_SPAN && end - edge >= MIN_SPAN) kept.push(edge);
  return [...kept, end];
};

const gridLines = (first: number, end: number, { step, anchor }: { step: number; anchor: number }): number[] => {
  const start = anchor + Math.ceil((first - anchor) / step) * step;
  return Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, i) => start + i * step);
};

const crossesShortGroup = (line: number, groups: readonly Interval[], step: number): boolean =>
  groups.some(([a, b]) => a < line && line < b && b - a <= step);
