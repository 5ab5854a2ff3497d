import type { Clip } from '../manifest/entries.ts';
import { type Time, timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { multiply, type Rational, rational, round, subtract } from '../rational.ts';
import type { MediaFacts } from './facts.ts';
import type { Cleaning, ClipPicture } from './timeline.ts';

/** The nearest whole number of frames. */
export const framesOf = (time: Time | undefined, rate: Rational): number =>
  time ? round(multiply(timeSeconds(time, rate), rate)) : 0;

/** What a clip says of its sound beside the volume; nothing where it says nothing. */
export const soundOf = (
  { fadeIn, fadeOut, cleanSound }: Clip,
  rate: Rational,
): Pick<ClipPicture, 'fadeIn' | 'fadeOut' | 'clean'> => ({
  ...(fadeIn ? { fadeIn: framesOf(fadeIn, rate) } : {}),
  ...(fadeOut ? { fadeOut: framesOf(fadeOut, rate) } : {}),
  ...(cleanSound ? { clean: cleaningOf(cleanSound) } : {}),
});

const cleaningOf = (written: NonNullable<Clip['cleanSound']>): Cleaning => {
  if (written === true) return { rumble: true, hum: 50 };
  const { rumble = false, hum } = written;
  return { rumble, ...(hum === undefined ? {} : { hum }) };
};

interface Faded {
  /** Frames. */
  readonly frames: number;
  readonly rate: Rational;
  readonly at: string;
  /** What it is called: `shot`, `music`. */
  readonly of: string;
}

type Fades = Pick<Clip, 'fadeIn' | 'fadeOut'>;

export const fadeProblems = ({ fadeIn, fadeOut }: Fades, { frames, rate, at, of }: Faded): Problem[] => {
  const faded = framesOf(fadeIn, rate) + framesOf(fadeOut, rate);
  if (faded <= Math.max(1, frames)) return [];
  const message = `the fades take ${faded} frames, and the ${of} has ${frames}; shorten them.`;
  return [{ severity: 'block', code: 'bad-fade', at: `${at}/${fadeIn ? 'fadeIn' : 'fadeOut'}`, message }];
};

/** Seconds of sound from where a medium is counted from: its first picture, or, where it has none, its first sample. */
export const soundSeconds = ({ picture, sound }: MediaFacts): Rational => {
  if (!sound) return rational(0);
  const at = (ticks: number, [num, den]: readonly [number, number]): Rational =>
    multiply(rational(ticks), rational(num, den));
  const zero = picture && !picture.still ? at(picture.first, picture.timeBase) : at(sound.first, sound.timeBase);
  return subtract(at(sound.end, sound.timeBase), zero);
};
