import { add, compare, divide, multiply, type Rational, subtract } from '../rational.ts';
import { type Join, MAX_PIECES, type Piece, Refusal, type Show, type Tell } from './cut.ts';
import { least, most, ZERO } from './times.ts';

const shownFrom = (show: Show, later: Rational): Show =>
  show.kind === 'clip' ? { ...show, from: add(show.from, multiply(later, show.speed)) } : show;

/** The part of a piece between two moments; a transition stays with the edge that stays. */
export const trim = (piece: Piece, from: Rational, to: Rational): Piece | undefined => {
  const start = most(piece.start, from);
  const end = least(piece.end, to);
  if (compare(start, end) >= 0) return undefined;
  const { head, tail, ...rest } = piece;
  return {
    ...rest,
    start,
    end,
    show: shownFrom(piece.show, subtract(start, piece.start)),
    ...(head && compare(start, piece.start) === 0 ? { head } : {}),
    ...(tail && compare(end, piece.end) === 0 ? { tail } : {}),
  };
};

/** What lies between two moments of a track, counted from the first of them. */
export const slice = (pieces: readonly Piece[], from: Rational, to: Rational): Piece[] =>
  pieces.flatMap((piece) => {
    const part = trim(piece, from, to);
    return part ? [move(part, subtract(ZERO, from))] : [];
  });

export const move = (piece: Piece, by: Rational): Piece => ({
  ...piece,
  start: add(piece.start, by),
  end: add(piece.end, by),
});

const scaleJoin = (join: Join | undefined, speed: Rational): Join | undefined =>
  join && { ...join, before: divide(join.before, speed), after: divide(join.after, speed) };

/** A track played faster from its beginning. */
export const retime = (pieces: readonly Piece[], speed: Rational): Piece[] =>
  pieces.map(({ head, tail, ...piece }) => {
    const [first, last] = [scaleJoin(head, speed), scaleJoin(tail, speed)];
    return {
      ...piece,
      start: divide(piece.start, speed),
      end: divide(piece.end, speed),
      show: piece.show.kind === 'clip' ? { ...piece.show, speed: multiply(piece.show.speed, speed) } : piece.show,
      ...(first ? { head: first } : {}),
      ...(last ? { tail: last } : {}),
    };
  });

/**
 * One track from several, the first at the bottom: what lies above hides what lies below, as pictures that fill the frame do.
 * @throws Refusal where there are too many pieces
 */
export const flatten = (tracks: readonly (readonly Piece[])[], tell: Tell): Piece[] => {
  const [bottom = [], ...others] = tracks.filter((track) => track.length > 0);
  if (tracks.reduce((all, track) => all + track.length, 0) > MAX_PIECES)
    throw new Refusal('too-large', 'the timeline', `more than ${MAX_PIECES} clips; import a part of it.`);
  return others.reduce<Piece[]>((below, above) => cover(below, above, tell), [...bottom]);
};

const cover = (below: readonly Piece[], upper: readonly Piece[], tell: Tell): Piece[] => {
  const above = upper.flatMap((piece) => withoutOverlay(piece, below, tell));
  const spans = runsOf(above);
  const left = below.flatMap((piece) => {
    const parts = outside(piece, spans);
    const seen = parts.reduce((total, { start, end }) => add(total, subtract(end, start)), ZERO);
    if (compare(seen, subtract(piece.end, piece.start)) < 0)
      tell(
        'info',
        'covered',
        `clip "${piece.name}"`,
        parts.length
          ? 'a part of it is hidden by a track above; only what is seen was taken over.'
          : 'it is hidden by a track above and was left out.',
      );
    return parts;
  });
  return [...left, ...above].sort((a, b) => compare(a.start, b.start));
};

/** What is see-through hides nothing: only where it stands alone is it taken over. */
const withoutOverlay = (piece: Piece, below: readonly Piece[], tell: Tell): Piece[] => {
  if (piece.show.kind !== 'card' || !piece.show.overlay) return [piece];
  const alone = outside(piece, runsOf(below));
  const [first] = alone;
  if (!first || compare(first.start, piece.start) !== 0 || compare(first.end, piece.end) !== 0)
    tell(
      'warning',
      'overlay',
      `"${piece.name}"`,
      'it lies over a picture and was not carried over there; "lowerThird" can say who speaks.',
    );
  return alone;
};

interface Run {
  readonly start: Rational;
  readonly end: Rational;
}

const runsOf = (pieces: readonly Piece[]): Run[] => {
  const runs: Run[] = [];
  for (const { start, end } of pieces) {
    const last = runs.at(-1);
    if (last && compare(last.end, start) >= 0) runs[runs.length - 1] = { start: last.start, end: most(last.end, end) };
    else runs.push({ start, end });
  }
  return runs;
};

const outside = (piece: Piece, runs: readonly Run[]): Piece[] => {
  const parts: Piece[] = [];
  let from = piece.start;
  for (const run of runs) {
    if (compare(run.end, from) <= 0 || compare(run.start, piece.end) >= 0) continue;
    const part = trim(piece, from, run.start);
    if (part) parts.push(part);
    from = most(from, run.end);
  }
  const last = trim(piece, from, piece.end);
  return last ? [...parts, last] : parts;
};
