import { add, compare, divide, floor, multiply, type Rational, rational, round, subtract } from '../rational.ts';
import type { Cut, Join, Piece, Tell } from './cut.ts';
import type { NamedMedia } from './media-names.ts';
import { isStill } from './media-names.ts';
import { frameTime, isZero, ONE, writeTimecode, ZERO } from './times.ts';

/** A piece on whole frames of the film, from cut to cut; without a piece it is black. */
export interface CutShot {
  readonly first: number;
  readonly end: number;
  readonly piece?: Piece;
}

/** Frames of a transition at the beginning of a shot. */
export interface CutJoin {
  readonly before: number;
  readonly after: number;
  readonly join: Join;
}

export interface Handles {
  readonly shots: readonly CutShot[];
  /** By shot; the last one, past all shots, is the fade at the end of the film. */
  readonly joins: readonly (CutJoin | undefined)[];
}

/** Black stands where nothing does; pieces that are no whole frame long are told and left out. */
export const layShots = (cut: Cut, rate: Rational, tell: Tell): CutShot[] => {
  const shots: CutShot[] = [];
  let at = 0;
  for (const piece of cut.pieces) {
    const first = Math.max(at, round(multiply(piece.start, rate)));
    const end = round(multiply(piece.end, rate));
    if (end <= first) {
      tell(
        'warning',
        'too-short',
        `clip "${piece.name}"`,
        'it lasts less than one frame of the film and was left out.',
      );
      continue;
    }
    const before = shots.at(-1);
    if (first - at === 1 && before?.piece && isSliver(before.piece, piece))
      shots[shots.length - 1] = { ...before, end: first };
    else if (first > at) shots.push({ first: at, end: first });
    shots.push({ first, end, piece: onFrame(piece, first, rate) });
    at = end;
  }
  const last = cut.end ? round(multiply(cut.end, rate)) : at;
  return last > at ? [...shots, { first: at, end: last }] : shots;
};

/** Rounding of a changed speed can leave a gap of less than a frame, which is no black that anyone wanted. */
const isSliver = (before: Piece, after: Piece): boolean =>
  before.show.kind === 'clip' &&
  compare(before.show.speed, ONE) !== 0 &&
  compare(subtract(after.start, before.end), rational(1, 24)) < 0;

const onFrame = (piece: Piece, first: number, rate: Rational): Piece => {
  if (piece.show.kind !== 'clip') return piece;
  const late = subtract(frameTime(first, rate), piece.start);
  return { ...piece, show: { ...piece.show, from: add(piece.show.from, multiply(late, piece.show.speed)) } };
};

/** The transition at the beginning of a shot, and the exact moment of its cut. */
const joinAt = (shots: readonly CutShot[], i: number): { join: Join; cut: Rational } | undefined => {
  const [left, right] = [shots[i - 1]?.piece, shots[i]?.piece];
  if (right?.head) return { join: right.head, cut: right.start };
  return left?.tail && { join: left.tail, cut: left.end };
};

/** The transitions in frames, no longer than the media and the shots on either side allow. */
export const layJoins = (
  shots: readonly CutShot[],
  media: ReadonlyMap<string, NamedMedia>,
  rate: Rational,
  tell: Tell,
): Handles => {
  const joins: (CutJoin | undefined)[] = [];
  for (let i = 0; i <= shots.length; i++) {
    const found = joinAt(shots, i);
    joins.push(found && fitJoin(found.join, found.cut, { shots, joins, i, media, rate, tell }));
  }
  return { shots, joins };
};

interface Place {
  readonly shots: readonly CutShot[];
  readonly joins: readonly (CutJoin | undefined)[];
  readonly i: number;
  readonly media: ReadonlyMap<string, NamedMedia>;
  readonly rate: Rational;
  readonly tell: Tell;
}

const lengthOf = (shot: CutShot | undefined): number => (shot ? shot.end - shot.first : 0);

const fitJoin = (join: Join, cut: Rational, place: Place): CutJoin | undefined => {
  const { shots, i, media, rate, joins } = place;
  const [left, right] = [shots[i - 1], shots[i]];
  const frame = right?.first ?? left?.end ?? 0;
  const wanted = {
    before: Math.max(0, frame - round(multiply(subtract(cut, join.before), rate))),
    after: Math.max(0, round(multiply(add(cut, join.after), rate)) - frame),
  };
  const taken = joins[i - 1]?.after ?? 0;
  const overlaps = join.type !== 'fade';
  const before = Math.min(
    left ? Math.max(0, lengthOf(left) - taken) : overlaps ? 0 : wanted.before,
    right && left && overlaps ? headRoom(right, media, rate) : wanted.before,
    wanted.before,
  );
  const after = Math.min(
    lengthOf(right),
    left && right && overlaps ? tailRoom(left, media, rate) : wanted.after,
    wanted.after,
  );
  const lost = (left && before !== wanted.before) || (right && after !== wanted.after);
  if (lost) tellShorter(wanted, { before, after }, place);
  return before + after > 0 ? { before, after, join } : undefined;
};

const tellShorter = (
  wanted: { before: number; after: number },
  got: { before: number; after: number },
  { shots, i, tell, rate }: Place,
): void => {
  const shot = shots[i] ?? shots[i - 1];
  const [all, left] = [wanted.before + wanted.after, got.before + got.after];
  tell(
    'warning',
    'short-transition',
    `the cut at ${writeTimecode(shots[i]?.first ?? shot?.end ?? 0, rate)}`,
    left > 0
      ? `a transition of ${all} frames was made one of ${left}: there is no more footage beside the cut.`
      : `a transition of ${all} frames was left out: there is no footage beside the cut.`,
  );
};

/** A clip whose footage can run out; undefined for what stands still. */
const movingOf = ({ show, own }: Piece): Extract<Piece['show'], { kind: 'clip' }> | undefined =>
  show.kind !== 'clip' || isStill(show.media) || isZero(show.speed) || (own && 'still' in own) ? undefined : show;

/** Frames of footage before what is shown. */
const headRoom = ({ piece }: CutShot, media: ReadonlyMap<string, NamedMedia>, rate: Rational): number => {
  const show = piece && movingOf(piece);
  if (!show) return Number.POSITIVE_INFINITY;
  const start = media.get(show.media.id)?.start ?? ZERO;
  return Math.max(0, floor(divide(multiply(subtract(show.from, start), rate), show.speed)));
};

/** Frames of footage after what is shown, as far as the file says where it ends. */
const tailRoom = (shot: CutShot, media: ReadonlyMap<string, NamedMedia>, rate: Rational): number => {
  const show = shot.piece && movingOf(shot.piece);
  if (!show) return Number.POSITIVE_INFINITY;
  const end = media.get(show.media.id)?.end;
  if (!end) return Number.POSITIVE_INFINITY;
  const shown = add(show.from, multiply(frameTime(lengthOf(shot), rate), show.speed));
  return Math.max(0, floor(divide(multiply(subtract(end, shown), rate), show.speed)));
};
