import type { Clip, Still } from '../manifest/entries.ts';
import { formatClock, type Time, timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { multiply, type Rational, rational, round } from '../rational.ts';
import type { FrameRange, ShotText } from './timeline.ts';

/** Seconds into the shot, and seconds that a text shows, where the manifest does not say. */
const FROM = rational(1);
const DURATION = rational(4);

type When = { readonly from?: Time | undefined; readonly duration?: Time | undefined };

interface Length {
  readonly frames: number;
  /** False where the shot has no true length, because it or its medium could not be read. */
  readonly isKnown: boolean;
}

interface Reading {
  readonly texts: readonly ShotText[];
  readonly problems: readonly Problem[];
}

/** The lower third and the caption of a shot on its own frames. One whose duration is not written ends with the shot. */
export const readTexts = ({ lowerThird, caption }: Clip | Still, at: string, rate: Rational, shot: Length): Reading => {
  const lower = lowerThird && placeText(lowerThird, `${at}/lowerThird`, rate, shot);
  const top = caption && placeText(caption, `${at}/caption`, rate, shot);
  return {
    texts: [
      ...(lowerThird && lower ? [lowerThirdOf(lowerThird, lower.range)] : []),
      ...(caption && top ? [captionOf(caption, top.range)] : []),
    ],
    problems: shot.isKnown ? [...(lower?.problems ?? []), ...(top?.problems ?? [])] : [],
  };
};

const lowerThirdOf = ({ name, role }: NonNullable<Clip['lowerThird']>, range: FrameRange): ShotText => ({
  kind: 'lowerThird',
  ...range,
  name,
  ...(role === undefined ? {} : { role }),
});

const captionOf = ({ place, date }: NonNullable<Clip['caption']>, range: FrameRange): ShotText => ({
  kind: 'caption',
  ...range,
  ...(place === undefined ? {} : { place }),
  ...(date === undefined ? {} : { date }),
});

const placeText = (
  written: When,
  at: string,
  rate: Rational,
  { frames: room }: Length,
): { range: FrameRange; problems: Problem[] } => {
  const count = (time: Time | undefined, other: Rational): number =>
    round(multiply(time ? timeSeconds(time, rate) : other, rate));
  const clock = (frames: number): string => formatClock(rational(BigInt(frames) * rate.den, rate.num));
  const first = count(written.from, FROM);
  const asked = count(written.duration, DURATION);
  const frames = written.duration ? asked : Math.min(asked, room - first);
  const block = (code: string, field: string, message: string) => ({
    range: { first, frames: Math.max(1, frames) },
    problems: [{ severity: 'block' as const, code, at: `${at}${field}`, message }],
  });
  if (first >= room) {
    const message = `would begin at ${clock(first)} of a shot that lasts ${clock(room)}; write an earlier "from", or let the shot stand longer.`;
    return block('past-end', written.from ? '/from' : '', message);
  }
  if (frames < 1) return block('no-duration', '/duration', 'shows for less than one frame; write a longer duration.');
  if (first + frames > room) {
    const message = `would show until ${clock(first + frames)} of a shot that lasts ${clock(room)}; write a shorter duration or an earlier "from", or let the shot stand longer.`;
    return block('past-end', '/duration', message);
  }
  return { range: { first, frames }, problems: [] };
};
