import { divide, multiply, type Rational, rational, round } from '../../rational.ts';
import type { MediaFacts } from '../facts.ts';
import type { CardPicture, CreditsPicture, Shot, Timeline } from '../timeline.ts';

/** What a shot shows, as far as another cut can show the same. */
export interface Footage {
  readonly kind: 'clip' | 'still' | 'card';
  /** The same for every use of the same clip, still or card. */
  readonly source: string;
  readonly first: number;
  readonly frames: number;
  /** Of a clip: its first frame on the source's grid. Stills and cards have no time of their own: 0. */
  readonly from: number;
  /** Seconds of the source that one frame stands for. */
  readonly step: Rational;
  readonly speed: Rational;
}

const identity = (media: string, facts: MediaFacts): string => facts.digest || `name ${media}`;

const creditsIdentity = ({ background, title, lines }: CreditsPicture): string =>
  JSON.stringify(['credits', background, title, lines]);

const cardIdentity = ({ background, title, subtitle, image }: CardPicture): string =>
  JSON.stringify([background, title, subtitle, image ? identity(image.media, image.facts) : null]);

const footageOf = ({ picture, first, frames }: Shot, rate: Rational): Footage => {
  const still = rational(1);
  const second = divide(still, rate);
  if (picture.kind === 'card' || picture.kind === 'credits') {
    const source = picture.kind === 'card' ? cardIdentity(picture) : creditsIdentity(picture);
    return { kind: 'card', source, first, frames, from: 0, step: second, speed: still };
  }
  const source = identity(picture.media, picture.facts);
  if (picture.kind === 'still') return { kind: 'still', source, first, frames, from: 0, step: second, speed: still };
  const { from, speed } = picture;
  return { kind: 'clip', source, first, frames, from, step: multiply(speed, second), speed };
};

export const footageIn = ({ shots, rate }: Timeline): Footage[] => shots.map((shot) => footageOf(shot, rate));

/** Frames of an old shot to frames of a new one: `round((frame + before) × ratio) + after`, both counted from the shot's own first. */
export interface Course {
  readonly before: number;
  readonly ratio: Rational;
  readonly after: number;
}

const isWhole = ({ num, den }: Rational): boolean => num === 1n && den === 1n;

export const along = ({ before, ratio, after }: Course, frame: number): number =>
  (isWhole(ratio) ? frame + before : round(multiply(rational(frame + before), ratio))) + after;

/** The old frame that {@link along} takes nearest to a new one. */
export const against = ({ before, ratio, after }: Course, frame: number): number =>
  (isWhole(ratio) ? frame - after : round(divide(rational(frame - after), ratio))) - before;

/** The course on which a clip's frames show the same moments of the source. */
export const courseOf = (old: Footage, now: Footage): Course => ({
  before: old.from,
  ratio: divide(old.step, now.step),
  after: -now.from,
});
