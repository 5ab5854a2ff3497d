import type { Clip } from '../manifest/entries.ts';
import { formatClock, type Time, timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { ceil, compare, floor, multiply, type Rational, rational } from '../rational.ts';
import type { PictureFacts } from './facts.ts';
import type { BlurredPart, MutedStretch } from './timeline.ts';
import { uprightSize } from './upright.ts';

/** Of a clip, what its hidden parts are measured by. */
export interface ClipRange {
  /** Where the entry stands: `/timeline/3`. */
  readonly at: string;
  readonly rate: Rational;
  /** Frames of the film for one second of source time. */
  readonly scale: Rational;
  /** Seconds of source time that the shot shows. */
  readonly from: Rational;
  readonly to: Rational;
  readonly picture: PictureFacts | undefined;
}

export interface Hidden {
  readonly blur?: readonly BlurredPart[];
  readonly mute?: readonly MutedStretch[];
  readonly problems: readonly Problem[];
}

interface Stretch {
  readonly from?: Time | undefined;
  readonly to?: Time | undefined;
}

/** What of a clip nobody is to see or to hear. A frame that a blur touches at all is blurred. */
export const readHidden = (written: Clip, range: ClipRange): Hidden => {
  const { at, scale, rate } = range;
  const blur = written.blur ?? [];
  const mute = written.mute ?? [];
  const frame = (time: Time, round: (value: Rational) => number): number =>
    round(multiply(timeSeconds(time, rate), scale));
  const parts = blur.map(({ x, y, width, height, from, to }) => ({
    ...{ x, y, width, height },
    first: from ? frame(from, floor) : 0,
    ...(to ? { end: frame(to, ceil) } : {}),
  }));
  const stretches = mute.map(({ from, to }) => ({
    from: from ? timeSeconds(from, rate) : rational(0),
    ...(to ? { to: timeSeconds(to, rate) } : {}),
  }));
  return {
    ...(parts.length ? { blur: parts } : {}),
    ...(stretches.length ? { mute: stretches } : {}),
    problems: [
      ...blur.flatMap((part, i) => [
        ...placeProblems(part, written.clip, range.picture, `${at}/blur/${i}`),
        ...stretchProblems(part, 'blurs', range, `${at}/blur/${i}`),
      ]),
      ...mute.flatMap((stretch, i) => stretchProblems(stretch, 'mutes', range, `${at}/mute/${i}`)),
    ],
  };
};

const placeProblems = (
  { x, y, width, height }: Pick<BlurredPart, 'x' | 'y' | 'width' | 'height'>,
  name: string,
  picture: PictureFacts | undefined,
  at: string,
): Problem[] => {
  if (!picture) return [];
  const upright = uprightSize(picture);
  if (x + width <= upright.width && y + height <= upright.height) return [];
  const message = `reaches past the picture of "${name}", which is ${upright.width}×${upright.height} pixels; make it smaller.`;
  return [{ severity: 'block', code: 'bad-blur', at, message }];
};

const stretchProblems = (
  written: Stretch,
  does: string,
  { rate, from, to, picture }: ClipRange,
  at: string,
): Problem[] => {
  const first = written.from ? timeSeconds(written.from, rate) : undefined;
  const end = written.to ? timeSeconds(written.to, rate) : undefined;
  if (end && compare(end, first ?? rational(0)) <= 0) {
    const message = `${written.to?.text} is not after "from" (${written.from?.text ?? '0s'}). "to" is the first moment that is left as it is.`;
    return [{ severity: 'block', code: 'no-duration', at: `${at}/to`, message }];
  }
  const isKnown = picture !== undefined && compare(from, to) < 0;
  if (isKnown && ((first && compare(first, to) >= 0) || (end && compare(end, from) <= 0))) {
    const message = `${does} nothing: the shot shows ${formatClock(from)} to ${formatClock(to)} of its clip, and times here count from the clip's first picture. Correct the times, or leave it out.`;
    return [{ severity: 'warning', code: 'outside-shot', at, message }];
  }
  return [];
};
