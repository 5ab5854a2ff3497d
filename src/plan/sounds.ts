import { ceil, divide, formatRational, multiply, type Rational, rational, round } from '../rational.ts';
import { isOverlap } from '../timeline/passages.ts';
import type { ClipPicture, Shot, Timeline } from '../timeline/timeline.ts';
import { bedsOf, EDGE, gainOf, narrationOf, type Sounding } from './beds.ts';
import { type MixEntry, type MixStep, mixStep } from './mix-step.ts';
import { mutedSamples } from './muted.ts';
import { SAMPLE_RATE, type SoundStep, soundStep } from './sound-step.ts';

export type { Bus, MixEntry, MixStep } from './mix-step.ts';
export { mixStep, opusMix } from './mix-step.ts';
export { SAMPLE_RATE, type SoundStep } from './sound-step.ts';

/** The sample of the programme at which a frame begins. */
export const sampleAt = (frame: number, rate: Rational): number =>
  round(rational(BigInt(frame) * BigInt(SAMPLE_RATE) * rate.den, rate.num));

const clipOf = ({ picture }: Shot): ClipPicture | undefined =>
  picture.kind === 'clip' && picture.facts.sound && !picture.freeze && picture.volume !== Number.NEGATIVE_INFINITY
    ? picture
    : undefined;

/** The clip beside a shot's own, as a shot with the same frames. */
const secondOf = (shot: Shot): Shot[] =>
  shot.picture.kind === 'clip' && shot.picture.second ? [{ ...shot, picture: shot.picture.second.picture }] : [];

/**
 * One sample more than the longest that the shot's frames can stand for: where the film's rate does not divide 48,000,
 * their number depends on where the shot begins, and the sound's key must not.
 */
const samplesFor = (frames: number, rate: Rational): number => ceil(divide(rational(frames * SAMPLE_RATE), rate)) + 1;

export interface Sounds {
  readonly sounds: readonly SoundStep[];
  /** The programme as it was recorded, with its music. */
  readonly mix: MixStep;
  /** The same under the narration of each language that has one. */
  readonly narrated: ReadonlyMap<string, MixStep>;
}

/** @param languages those whose narration is wanted */
export const soundsOf = (
  timeline: Timeline,
  loudness: MixStep['loudness'],
  tool: string,
  languages: readonly string[] = [],
): Sounds => {
  const { shots, rate, narration = [] } = timeline;
  const samples = sampleAt(timeline.frames, rate);
  // The sound of a clip that runs beside another is mixed in like a shot of its own.
  const clips = shots.flatMap((shot, i) => {
    const neighbours = { before: shots[i - 1], next: shots[i + 1] };
    return [shot, ...secondOf(shot)].flatMap((one) => clipSound(one, neighbours, rate, tool) ?? []);
  });
  const at = (frame: number): number => sampleAt(frame, rate);
  const original = [...clips, ...bedsOf(timeline, at, (frames) => samplesFor(frames, rate), tool)];
  const spoken = narration
    .filter(({ language }) => languages.includes(language))
    .flatMap((one) => narrationOf(one, samples, tool) ?? []);
  const entriesOf = (some: readonly Sounding[]): MixEntry[] => some.map(({ entry }) => entry);
  const narrated = spoken.map(({ language, ...sounding }): [string, MixStep] => {
    const mix = mixStep(entriesOf([...original, sounding]), samples, loudness, tool);
    return [language, { ...mix, language }];
  });
  const unique = new Map([...original, ...spoken].map(({ step }) => [step.key, step]));
  const mix = mixStep(entriesOf(original), samples, loudness, tool);
  return { sounds: [...unique.values()], mix, narrated: new Map(narrated) };
};

interface Neighbours {
  readonly before: Shot | undefined;
  readonly next: Shot | undefined;
}

const clipSound = (shot: Shot, { before, next }: Neighbours, rate: Rational, tool: string): Sounding | undefined => {
  const picture = clipOf(shot);
  if (!picture) return undefined;
  const from = divide(multiply(rational(picture.from), picture.speed), rate);
  const step = soundStep(picture, from, samplesFor(shot.frames, rate), tool);
  const at = sampleAt(shot.first, rate);
  const samples = sampleAt(shot.first + shot.frames, rate) - at;
  const own = (frames = 0): number => sampleAt(frames, rate);
  const fadeIn = Math.max(fadeSamples(before, shot, rate), own(picture.fadeIn));
  const fadeOut = Math.max(next ? fadeSamples(shot, next, rate) : EDGE, own(picture.fadeOut));
  const entry = {
    sound: step.key,
    at,
    samples,
    gain: gainOf(picture.volume),
    fadeIn: Math.min(samples, fadeIn),
    fadeOut: Math.min(samples, fadeOut),
    ...mutedSamples(picture, { from, samples, sampleRate: SAMPLE_RATE }),
  };
  return { step, entry };
};

/** The fade on either side of the passage from one shot to the next. */
const fadeSamples = (before: Shot | undefined, shot: Shot, rate: Rational): number => {
  const { transition } = shot;
  if (!transition) return before && continues(before, shot) ? 0 : EDGE;
  const frames = isOverlap(transition.type) ? transition.frames : transition.frames / 2;
  return Math.round((frames * SAMPLE_RATE * Number(rate.den)) / Number(rate.num));
};

/** True where the second shot goes on exactly where the first one ended: the sound flows on and needs no fade. */
const continues = (before: Shot, shot: Shot): boolean => {
  const [a, b] = [clipOf(before), clipOf(shot)];
  if (!a || !b || a.facts.digest !== b.facts.digest || formatRational(a.speed) !== formatRational(b.speed))
    return false;
  if (a.fadeOut || b.fadeIn || a.clean?.rumble !== b.clean?.rumble || a.clean?.hum !== b.clean?.hum) return false;
  return a.from + before.frames === b.from && a.volume === b.volume;
};
