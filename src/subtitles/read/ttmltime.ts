import { add, divide, floor, multiply, parseRational, type Rational, rational } from '../../rational.ts';

/** What a document says about its clock, from the `ttp:` attributes of `tt`. */
export interface TtmlClock {
  /** Frames a second, the multiplier applied. */
  readonly frameRate: Rational;
  readonly ticksPerSecond: Rational;
}

const positive = (text: string | undefined): Rational | undefined => {
  const value = parseRational(text ?? '');
  return value && value.num > 0n ? value : undefined;
};

/** Defaults of TTML2 §7.2: 30 frames a second; a tick is a frame where a frame rate is given, else a second. */
export const readClock = (attribute: (name: string) => string | undefined): TtmlClock => {
  const said = positive(attribute('frameRate'));
  const [num, den] = (attribute('frameRateMultiplier') ?? '1 1').trim().split(/[\s:]+/);
  const multiplier = positive(`${num}/${den ?? 1}`) ?? rational(1);
  const frameRate = multiply(said ?? rational(30), multiplier);
  return { frameRate, ticksPerSecond: positive(attribute('tickRate')) ?? (said ? frameRate : rational(1)) };
};

const CLOCK = /^(\d{2,4}):(\d{2}):(\d{2})(?:\.(\d{1,9})|:(\d{2,3}))?$/;
const OFFSET = /^(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)$/;

const SECONDS: Readonly<Record<string, Rational>> = {
  h: rational(3600),
  m: rational(60),
  s: rational(1),
  ms: rational(1, 1000),
};

const clockTime = (match: RegExpExecArray, { frameRate }: TtmlClock): Rational => {
  const [, hours = '', minutes = '', seconds = '', fraction = '0', frames = '0'] = match;
  const whole = rational(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  const part = rational(BigInt(fraction), 10n ** BigInt(fraction.length));
  return add(add(whole, part), divide(rational(BigInt(frames)), frameRate));
};

/** A TTML time expression as exact seconds: clock time, with a fraction or frames, or an offset with its unit. */
export const ttmlTime = (text: string, clock: TtmlClock): Rational | undefined => {
  const match = CLOCK.exec(text.trim());
  if (match) return clockTime(match, clock);
  const [, number = '', unit = ''] = OFFSET.exec(text.trim()) ?? [];
  const value = parseRational(number);
  if (!value) return undefined;
  if (unit === 'f') return divide(value, clock.frameRate);
  return unit === 't' ? divide(value, clock.ticksPerSecond) : multiply(value, SECONDS[unit] ?? rational(1));
};

export const toMilliseconds = (seconds: Rational): number => floor(multiply(seconds, rational(1000)));
