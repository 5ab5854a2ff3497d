import { add, compare, multiply, type Rational, rational, round, subtract } from '../rational.ts';
import type { Cut, Document, Piece, Tell } from './cut.ts';
import { isSound, isStill, type NamedMedia, nameMedia, slugOf } from './media-names.ts';
import { musicOf } from './music.ts';
import { placeMarks } from './sections.ts';
import { type CutJoin, type CutShot, type Handles, layJoins, layShots } from './shots.ts';
import { frameTime, isZero, least, most, ONE, writeTime, writeTimecode, ZERO } from './times.ts';

const FULL_HD = { width: 1920, height: 1080 };
const BLACK = '#000000';

/**
 * The manifest, as JSON, that makes the film of a cut: every cut of it to the frame. The card of a manifest's `funding` comes with that,
 * not as an entry.
 */
export const assemble = (cut: Cut, name: string, tell: Tell): Document => {
  const rate = cut.rate ?? rational(25);
  if (!cut.rate) tell('info', 'assumed-rate', 'the file', 'it does not say its frame rate; 25 is assumed.');
  if (!cut.size && !cut.own)
    tell('info', 'assumed-size', 'the file', 'it does not say the size of its pictures; 1920×1080 is assumed.');
  const media = nameMedia(usesOf(cut), ownFiles(cut), tell);
  const handles = layJoins(layShots(cut, rate, tell), media, rate, tell);
  const entries = handles.shots.map((shot, i) => entryOf(shot, i, handles, media, rate, tell));
  const length = frameTime(handles.shots.at(-1)?.end ?? 0, rate);
  const music = musicOf(cut, media, { rate, length }, tell);
  const ownMedia = (cut.own?.media ?? {}) as Document;
  const files = [...media.values()].map(({ key, file }) => [key, ownMedia[key] ?? { file }]);
  return {
    version: 1,
    id: slugOf(name, 'film'),
    title: cut.title.trim() || name,
    languages: ['en'],
    ...cut.own,
    format: formatOf(cut, rate, tell),
    media: { ...ownMedia, ...Object.fromEntries(files) },
    timeline: [
      ...placeMarks(cut.marks, handles.shots, entries, rate, tell).filter((entry) => !('funding' in entry)),
      ...fadeAtEnd(handles, rate),
    ],
    ...(music.length ? { music } : {}),
  };
};

const usesOf = ({ pieces, sounds }: Cut) => [
  ...pieces.flatMap(({ show }) => (show.kind === 'clip' ? [show] : [])),
  ...sounds.filter(({ media }) => isSound(media)),
];

const ownFiles = ({ own }: Cut): ReadonlyMap<string, string> =>
  new Map(
    Object.entries((own?.media ?? {}) as Record<string, { file?: unknown }>).flatMap(([key, { file }]) =>
      typeof file === 'string' ? [[key, file] as const] : [],
    ),
  );

const formatOf = (cut: Cut, rate: Rational, tell: Tell): Document => {
  const { width, height } = cut.size ?? FULL_HD;
  const frameRate = rate.den === 1n ? `${rate.num}` : `${rate.num}/${rate.den}`;
  const even = (size: number): number => Math.min(4096, Math.max(16, size - (size % 2)));
  const size = { width: even(width), height: even(height) };
  if (size.width !== width || size.height !== height)
    tell('warning', 'other-size', 'the file', `${width}×${height} cannot be made; ${size.width}×${size.height} is.`);
  return { ...size, frameRate };
};

const entryOf = (
  shot: CutShot,
  i: number,
  { joins }: Handles,
  media: ReadonlyMap<string, NamedMedia>,
  rate: Rational,
  tell: Tell,
): Document => {
  const [head, tail] = [joins[i], joins[i + 1]];
  const overlap = (join: CutJoin | undefined): CutJoin | undefined =>
    join && join.join.type !== 'fade' && !(i === 0 && join === head) ? join : undefined;
  const before = overlap(head)?.before ?? 0;
  const after = overlap(tail)?.after ?? 0;
  const frames = shot.end - shot.first + before + after;
  const transition = head && { transition: transitionOf(head, i === 0, rate, tell, shot) };
  return { ...pictureOf(shot, before, frames, media, rate, tell), ...transition };
};

const transitionOf = (
  { before, after, join }: CutJoin,
  first: boolean,
  rate: Rational,
  tell: Tell,
  shot: CutShot,
): Document => {
  const at = `the cut at ${writeTimecode(shot.first, rate)}`;
  if (join.type === 'wipe' && !join.own)
    tell('info', 'wipe', at, 'which way this wipe goes is not carried over; it goes to the left.');
  // A fade at the very beginning shows its second half only.
  if (first && join.type !== 'fade') return { type: 'fade', duration: `${2 * after}f` };
  const own = join.own ?? { type: join.type === 'wipe' ? 'wipe-left' : join.type };
  return { ...own, duration: `${before + after}f` };
};

const pictureOf = (
  { piece, first }: CutShot,
  before: number,
  frames: number,
  media: ReadonlyMap<string, NamedMedia>,
  rate: Rational,
  tell: Tell,
): Document => {
  const duration = { duration: writeTime(frameTime(frames, rate), rate).text };
  if (!piece) return { card: { background: BLACK }, ...duration };
  const { show, own } = piece;
  if (show.kind === 'card') {
    if (own) return { ...own, ...duration };
    const { title, background = BLACK } = show;
    return { card: { ...(title ? { title } : {}), background }, ...duration };
  }
  const key = media.get(show.media.id)?.key ?? show.media.name;
  if (own && 'still' in own) return { ...own, still: key, ...duration };
  if (isStill(show.media) && !own) return { still: key, ...duration };
  return { ...own, clip: key, ...timesOf(piece, { before, frames, first }, media, rate, tell) };
};

const timesOf = (
  piece: Piece,
  { before, frames, first }: { before: number; frames: number; first: number },
  media: ReadonlyMap<string, NamedMedia>,
  rate: Rational,
  tell: Tell,
): Document => {
  if (piece.show.kind !== 'clip') return {};
  const { show } = piece;
  const at = `clip "${piece.name}" at ${writeTimecode(first, rate)}`;
  const isHeld = isZero(show.speed);
  const speed = isHeld ? ZERO : speedOf(show.speed, at, tell);
  const start = media.get(show.media.id)?.start ?? ZERO;
  const asked = subtract(subtract(show.from, start), multiply(frameTime(before, rate), speed));
  if (compare(asked, ZERO) < 0 && round(multiply(asked, rate)) < 0)
    tell(
      'warning',
      'before-start',
      at,
      'it begins before the first picture of its file; it was moved to the first picture.',
    );
  const from = writeTime(most(asked, ZERO), rate);
  if (isHeld) return { freeze: from.text, duration: writeTime(frameTime(frames, rate), rate).text };
  const to = writeTime(add(from.value, multiply(frameTime(frames, rate), speed)), rate);
  return {
    from: from.text,
    to: to.text,
    ...(compare(speed, ONE) === 0 ? {} : { speed: Number(speed.num) / Number(speed.den) }),
  };
};

const [SLOWEST, FASTEST] = [rational(1, 10), rational(16)];

/** As a manifest can say it: from a tenth to sixteen times, to nine decimals. */
const speedOf = (speed: Rational, at: string, tell: Tell): Rational => {
  const forward = speed.num < 0n ? rational(-speed.num, speed.den) : speed;
  if (speed.num < 0n) tell('warning', 'reverse', at, 'it runs backwards, which cannot be made; it runs forwards.');
  const allowed = least(most(forward, SLOWEST), FASTEST);
  if (compare(allowed, forward) !== 0)
    tell('warning', 'other-speed', at, 'its speed is outside 0.1 to 16 and was brought within; check the shot.');
  return rational(BigInt(round(multiply(allowed, rational(1_000_000_000)))), 1_000_000_000n);
};

/** The film fades out: black that comes up within the last shot, so that it grows no longer. */
const fadeAtEnd = ({ joins, shots }: Handles, rate: Rational): Document[] => {
  const join = joins[shots.length];
  if (!join || join.before === 0) return [];
  const duration = writeTime(frameTime(join.before, rate), rate).text;
  return [{ card: { background: BLACK }, duration, transition: { type: 'crossfade', duration: `${join.before}f` } }];
};
