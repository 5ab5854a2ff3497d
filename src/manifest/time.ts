import { add, parseRational, type Rational, rational, round } from '../rational.ts';

/** A time as the manifest writes it: exact, and not yet bound to the film's frame rate. */
export interface Time {
  readonly text: string;
  readonly seconds: Rational;
  /** Frames on top of the seconds (`12f`, or the last part of `HH:MM:SS:FF`). */
  readonly frames: number;
  /** True for `HH:MM:SS:FF`, whose seconds count a whole number of frames each (non-drop timecode). */
  readonly timecode: boolean;
}

const ZERO = rational(0);
const clock = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d(?:\.\d{1,9})?)$/;
const timecode = /^(\d{1,3}):([0-5]\d):([0-5]\d):(\d{1,3})$/;
const unit = /^(\d{1,9}(?:\.\d{1,9})?)(ms|s|f)$/;

/** What the schema publishes for editors: every form that {@link parseTime} reads. */
export const TIME_PATTERN =
  '^(\\d{1,3}:)?[0-5]?\\d:[0-5]?\\d(\\.\\d{1,9})?$|^\\d{1,3}:[0-5]\\d:[0-5]\\d:\\d{1,3}$|^\\d{1,9}(\\.\\d{1,9})?(ms|s)$|^\\d{1,9}f$';

/** Reads the six forms of manifest.md; undefined for anything else, bare numbers included. */
export const parseTime = (text: string): Time | undefined => {
  const [, h = '0', m = '', s = ''] = clock.exec(text) ?? [];
  if (m) return { text, seconds: clockSeconds(h, m, s), frames: 0, timecode: false };
  const code = timecode.exec(text);
  if (code) {
    const [, ch = '', cm = '', cs = '', frames = ''] = code;
    return { text, seconds: clockSeconds(ch, cm, cs), frames: Number(frames), timecode: true };
  }
  const [, amount = '', name] = unit.exec(text) ?? [];
  const value = parseRational(amount);
  if (!value) return undefined;
  if (name === 'f')
    return value.den === 1n ? { text, seconds: ZERO, frames: Number(value.num), timecode: false } : undefined;
  return { text, seconds: name === 'ms' ? rational(value.num, value.den * 1000n) : value, frames: 0, timecode: false };
};

const clockSeconds = (hours: string, minutes: string, seconds: string): Rational =>
  add(rational((BigInt(hours) * 60n + BigInt(minutes)) * 60n), parseRational(seconds) ?? ZERO);

/** The exact moment in seconds at a frame rate. A timecode's second counts the rate rounded to whole frames (SMPTE ST 12-1, non-drop). */
export const timeSeconds = (time: Time, rate: Rational): Rational => {
  const frame = (count: number): Rational => rational(BigInt(count) * rate.den, rate.num);
  if (!time.timecode) return add(time.seconds, frame(time.frames));
  return frame(Number(time.seconds.num) * round(rate) + time.frames);
};

/** `00:00:56.800`: for messages, rounded to the millisecond. */
export const formatClock = (seconds: Rational): string => {
  const total = round(rational(seconds.num * 1000n, seconds.den));
  const part = (value: number, width: number): string => String(value).padStart(width, '0');
  const [h, m, s] = [Math.floor(total / 3_600_000), Math.floor(total / 60_000) % 60, Math.floor(total / 1000) % 60];
  return `${part(h, 2)}:${part(m, 2)}:${part(s, 2)}.${part(total % 1000, 3)}`;
};
