import { ceil, multiply, rational } from '../rational.ts';
import type { MusicBed, Narration, Timeline } from '../timeline/timeline.ts';
import type { MixEntry } from './mix-step.ts';
import { SAMPLE_RATE, type SoundStep, soundStep } from './sound-step.ts';

/** A sound with its place in the mix. */
export interface Sounding {
  readonly step: SoundStep;
  readonly entry: MixEntry;
}

/** Five milliseconds: too short to hear, long enough that a cut through a wave does not click. */
export const EDGE = 240;

/** @param volume decibels; minus infinity is silence */
export const gainOf = (volume: number): number => 10 ** (volume / 20);

const isHeard = ({ volume }: MusicBed | Narration): boolean => volume !== Number.NEGATIVE_INFINITY;

/**
 * The music over the film, each piece from its beginning.
 * @param at the sample at which a frame begins
 * @param samplesFor samples that are enough for so many frames, wherever they stand
 */
export const bedsOf = (
  { music = [] }: Pick<Timeline, 'music'>,
  at: (frame: number) => number,
  samplesFor: (frames: number) => number,
  tool: string,
): Sounding[] =>
  music.filter(isHeard).map(({ media, facts, first, frames, volume, duck, fadeIn, fadeOut }) => {
    const step = soundStep({ media, facts, speed: rational(1) }, rational(0), samplesFor(frames), tool);
    const samples = at(first + frames) - at(first);
    const fade = (own: number): number => Math.min(samples, Math.max(EDGE, at(own)));
    const entry: MixEntry = {
      ...{ sound: step.key, at: at(first), samples, gain: gainOf(volume) },
      ...{ fadeIn: fade(fadeIn), fadeOut: fade(fadeOut), bus: duck ? 'ducked' : 'music' },
    };
    return { step, entry };
  });

/** What is spoken in one language, as far as the film goes; undefined where it is silent. */
export const narrationOf = (
  narration: Narration,
  film: number,
  tool: string,
): (Sounding & { readonly language: string }) | undefined => {
  if (!isHeard(narration)) return undefined;
  const { language, file, facts, seconds, volume } = narration;
  const samples = Math.min(film, ceil(multiply(seconds, rational(SAMPLE_RATE))));
  const step = soundStep({ media: file, facts, speed: rational(1) }, rational(0), samples, tool);
  const fade = Math.min(EDGE, samples);
  const entry: MixEntry = {
    ...{ sound: step.key, at: 0, samples, gain: gainOf(volume) },
    ...{ fadeIn: fade, fadeOut: fade, bus: 'narration' },
  };
  return { language, step, entry };
};
