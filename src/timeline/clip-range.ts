import type { Clip } from '../manifest/entries.ts';
import { formatClock, timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { add, compare, divide, multiply, type Rational, rational, round, subtract } from '../rational.ts';

const block = (code: string, at: string, message: string): Problem => ({ severity: 'block', code, at, message });

export interface ClipScale {
  readonly at: string;
  readonly rate: Rational;
  /** Frames of the film for one second of source time. */
  readonly scale: Rational;
  /** Length of the clip; absent where it is not known. */
  readonly seconds: Rational | undefined;
}

export interface ClipTimes {
  /** Seconds of source time; of a frozen clip, those of the one frame. */
  readonly from: Rational;
  readonly to: Rational;
  /** How long the shot is; under 1 only with a problem. */
  readonly frames: number;
  readonly problems: readonly Problem[];
}

/** Which part of its source a clip shows, and for how long. */
export const readRange = (written: Clip, { at, rate, scale, seconds }: ClipScale): ClipTimes => {
  if (written.freeze) return readFreeze(written, { at, rate, scale, seconds });
  const from = written.from ? timeSeconds(written.from, rate) : rational(0);
  const to = written.to ? timeSeconds(written.to, rate) : (seconds ?? rational(1));
  const frames = round(multiply(subtract(to, from), scale));
  const tolerance = divide(rational(1, 2), scale);
  const stray = written.duration
    ? [block('bad-freeze', `${at}/duration`, 'a clip lasts from "from" to "to"; write those, or add "freeze".')]
    : [];
  return {
    from,
    to,
    frames,
    problems: [...stray, ...rangeProblems(written, { from, to, frames, seconds, tolerance }, at)],
  };
};

/** What means nothing for one frame that stands still and is silent. */
const NOT_FROZEN = ['from', 'to', 'speed', 'volume', 'mute', 'denoise', 'stabilise', 'with'] as const;

const readFreeze = (written: Clip, { at, rate, scale, seconds }: ClipScale): ClipTimes => {
  const { freeze, duration, clip } = written;
  const from = freeze ? timeSeconds(freeze, rate) : rational(0);
  const frames = duration ? round(multiply(timeSeconds(duration, rate), rate)) : 0;
  const problems = NOT_FROZEN.filter((field) => written[field] !== undefined && written[field] !== false).map((field) =>
    block('bad-freeze', `${at}/${field}`, `"${field}" means nothing for a frame that stands still; leave it out.`),
  );
  if (!duration)
    problems.push(block('no-duration', `${at}/duration`, 'say how long the frame stands: add a "duration".'));
  else if (frames < 1)
    problems.push(block('no-duration', `${at}/duration`, 'lasts less than one frame; write a longer duration.'));
  if (seconds && compare(from, seconds) >= 0)
    problems.push(
      block(
        'past-end',
        `${at}/freeze`,
        `${freeze?.text} is past the end of clip "${clip}" (${formatClock(seconds)}). Name an earlier moment, or another clip.`,
      ),
    );
  return { from, to: add(from, divide(rational(1), scale)), frames, problems };
};

interface Range {
  readonly from: Rational;
  readonly to: Rational;
  readonly frames: number;
  readonly seconds: Rational | undefined;
  /** Half a frame of the film: within it, a moment is the same frame. */
  readonly tolerance: Rational;
}

const rangeProblems = (written: Clip, { from, to, frames, seconds, tolerance }: Range, at: string): Problem[] => {
  const name = `clip "${written.clip}"`;
  if (seconds && compare(from, seconds) >= 0)
    return [
      block(
        'past-end',
        `${at}/from`,
        `${written.from?.text} is past the end of ${name} (${formatClock(seconds)}). Begin earlier, or use another clip.`,
      ),
    ];
  if (seconds && compare(subtract(to, seconds), tolerance) > 0)
    return [
      block(
        'past-end',
        `${at}/to`,
        `${written.to?.text} is past the end of ${name} (${formatClock(seconds)}). Shorten it, or use another clip.`,
      ),
    ];
  if (compare(to, from) <= 0)
    return [
      block(
        'no-duration',
        `${at}/to`,
        `${written.to?.text} is not after "from" (${written.from?.text ?? '0s'}). "to" is the first moment not shown.`,
      ),
    ];
  if (frames < 1) return [block('no-duration', `${at}/to`, 'lasts less than one frame; show more of the clip.')];
  return [];
};
