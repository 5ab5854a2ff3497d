import { isOverlap } from '../passages.ts';
import type { Timeline } from '../timeline.ts';
import { type Moved, readable } from './moved.ts';
import type { Piece } from './pieces.ts';

type Place = readonly [cue: number, piece: number];

/**
 * Cues of two shots that a crossfade of the new cut lays over one another, where they stood apart before, are parted in
 * the middle of what both would hold.
 */
export const settleCrossfades = (moved: readonly Moved[], to: Timeline): Moved[] => {
  const pieces = moved.map(({ followed }) => [...followed.pieces]);
  const byShot = placesByShot(pieces);
  const touched = new Set<number>();
  for (const [j, { first, transition }] of to.shots.entries()) {
    if (!transition || !isOverlap(transition.type)) continue;
    const before = reaching(byShot.get(j - 1), pieces, ({ end }) => end > first);
    const after = reaching(byShot.get(j), pieces, (piece) => piece.first < first + transition.frames);
    if (!before.length || !after.length) continue;
    if (stoodTogether(moved, before, after)) continue;
    const end = Math.max(...before.map((place) => pieceAt(pieces, place).end));
    const start = Math.min(...after.map((place) => pieceAt(pieces, place).first));
    if (end <= start) continue;
    const middle = Math.floor((start + end) / 2);
    for (const place of before) trim(pieces, touched, place, { end: middle });
    for (const place of after) trim(pieces, touched, place, { first: middle });
  }
  return moved.map((one, i) => (touched.has(i) ? shortened(one, pieces[i] ?? []) : one));
};

const shortened = (one: Moved, pieces: readonly Piece[]): Moved => ({
  ...one,
  followed: readable(
    { ...one.followed, pieces: pieces.filter(({ first, end }) => first < end), whole: false },
    one.end - one.first,
  ),
});

/** Pieces that lie in one shot; one that goes on over a seam belongs to both sides of it and is left alone. */
const placesByShot = (pieces: readonly (readonly Piece[])[]): Map<number, Place[]> => {
  const places = new Map<number, Place[]>();
  for (const [i, list] of pieces.entries())
    for (const [k, { shots }] of list.entries())
      for (const shot of shots.length === 1 ? shots : []) {
        const known = places.get(shot);
        if (known) known.push([i, k]);
        else places.set(shot, [[i, k]]);
      }
  return places;
};

const reaching = (
  places: readonly Place[] | undefined,
  pieces: readonly (readonly Piece[])[],
  test: (piece: Piece) => boolean,
): Place[] => (places ?? []).filter((place) => test(pieceAt(pieces, place)));

const pieceAt = (pieces: readonly (readonly Piece[])[], [i, k]: Place): Piece =>
  pieces[i]?.[k] ?? { first: 0, end: 0, shots: [] };

/** True where the cues of either side lie against one another as they did before. */
const stoodTogether = (moved: readonly Moved[], before: readonly Place[], after: readonly Place[]): boolean => {
  const shift = ([i]: Place): number => (moved[i]?.followed.pieces[0]?.first ?? 0) - (moved[i]?.first ?? 0);
  const shifts = new Set([...before, ...after].map(shift));
  return shifts.size === 1;
};

const trim = (
  pieces: Piece[][],
  touched: Set<number>,
  [i, k]: Place,
  limit: { readonly first?: number; readonly end?: number },
): void => {
  const [list, piece] = [pieces[i], pieces[i]?.[k]];
  if (!list || !piece) return;
  const first = Math.max(piece.first, limit.first ?? piece.first);
  const end = Math.min(piece.end, limit.end ?? piece.end);
  if (first === piece.first && end === piece.end) return;
  list[k] = { ...piece, first, end };
  touched.add(i);
};
