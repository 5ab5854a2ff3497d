import type { Clip, Entry, Section } from '../manifest/entries.ts';
import { formatClock, timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { add, compare, divide, multiply, type Rational, rational, round, subtract } from '../rational.ts';
import type { MediaFacts } from './facts.ts';
import { clipKindProblems, NO_MEDIA, pictureSeconds, readShot, type ShotDraft } from './shot.ts';
import type { SecondPicture } from './timeline.ts';

/** A shot as {@link readShot} gives it, with the clip that its entry names to run beside it. */
export const readShotAndSecond = (
  written: Exclude<Entry, Section>,
  entry: number,
  rate: Rational,
  media: ReadonlyMap<string, MediaFacts>,
): ShotDraft => {
  const draft = readShot(written, entry, rate, media);
  const { picture, frames } = draft;
  if (!('clip' in written && written.with) || picture.kind !== 'clip') return draft;
  const place = { at: `/timeline/${entry}/with`, rate, speed: picture.speed, frames };
  const { second, problems } = readSecond(written.with, place, media);
  return { ...draft, picture: { ...picture, second }, problems: [...draft.problems, ...problems] };
};

/** What the shot says to the clip beside it. */
interface SecondPlace {
  /** JSON pointer of the entry's `with`. */
  readonly at: string;
  readonly rate: Rational;
  readonly speed: Rational;
  /** Length of the shot, which is that of the second clip's use too. */
  readonly frames: number;
}

/** The clip that runs beside a shot's own, from its `from` on for as long as the shot lasts. */
const readSecond = (
  written: NonNullable<Clip['with']>,
  { at, rate, speed, frames }: SecondPlace,
  media: ReadonlyMap<string, MediaFacts>,
): { second: SecondPicture; problems: Problem[] } => {
  const facts = media.get(written.clip);
  const from = written.from ? timeSeconds(written.from, rate) : rational(0);
  const second: SecondPicture = {
    layout: written.layout,
    corner: written.corner ?? 'bottom-right',
    picture: {
      kind: 'clip',
      media: written.clip,
      facts: facts ?? NO_MEDIA,
      from: round(multiply(from, divide(rate, speed))),
      speed,
      fit: 'cover',
      rotate: 0,
      volume: written.volume ?? Number.NEGATIVE_INFINITY,
    },
  };
  const kind = clipKindProblems(facts, written.clip, at);
  const seconds = facts?.picture && kind.length === 0 ? pictureSeconds(facts.picture) : undefined;
  const length = divide(multiply(rational(Math.max(1, frames)), speed), rate);
  const room = seconds ? roomProblems(written, { at, from, length, seconds, tick: divide(speed, rate) }) : [];
  return { second, problems: [...cornerProblems(written, at), ...kind, ...room] };
};

interface Room {
  readonly at: string;
  readonly from: Rational;
  readonly length: Rational;
  readonly seconds: Rational;
  /** Source time of one frame of the film. */
  readonly tick: Rational;
}

const roomProblems = (
  { clip, from: written }: NonNullable<Clip['with']>,
  { at, from, length, seconds, tick }: Room,
): Problem[] => {
  const missing = subtract(add(from, length), seconds);
  if (compare(missing, divide(tick, rational(2))) <= 0) return [];
  const message = `from ${written?.text ?? 'its beginning'} on, clip "${clip}" (${formatClock(seconds)}) ends ${formatClock(missing)} before the shot does. Begin it earlier, or shorten the shot.`;
  return [{ severity: 'block', code: 'past-end', at: written ? `${at}/from` : `${at}/clip`, message }];
};

const cornerProblems = ({ layout, corner }: NonNullable<Clip['with']>, at: string): Problem[] => {
  if (layout !== 'split' || !corner) return [];
  const message = 'a split picture has no corner; leave it out, or write "layout": "inset".';
  return [{ severity: 'block', code: 'unused-corner', at: `${at}/corner`, message }];
};
