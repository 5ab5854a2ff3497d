import { ceil, divide, formatRational, multiply, type Rational, rational, round } from '../rational.ts';
import { isOverlap } from '../timeline/passages.ts';
import type { ClipPicture, Shot, Timeline } from '../timeline/timeline.ts';
import { type Canonical, keyOf } from './key.ts';
import { type MutedSamples, mutedSamples } from './muted.ts';
import { RECIPE } from './scene.ts';

/** Samples a second of everything that is mixed. */
export const SAMPLE_RATE = 48_000;

/** One shot's sound, at 48 kHz in stereo, as loud as its source. */
export interface SoundStep {
  readonly kind: 'sound';
  readonly key: string;
  readonly picture: ClipPicture;
  /** Seconds after the source's first picture, exact. */
  readonly from: Rational;
  readonly samples: number;
}

/** Where a sound lies in the mix. All lengths are samples; fades are inside the length. */
export interface MixEntry {
  readonly sound: string;
  readonly at: number;
  readonly samples: number;
  readonly gain: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** Stretches of it that are silent, ascending and apart. */
  readonly muted?: readonly MutedSamples[];
}

/** The programme's sound: one file, measured and levelled as a whole. */
export interface MixStep {
  readonly kind: 'mix';
  readonly key: string;
  readonly samples: number;
  readonly entries: readonly MixEntry[];
  readonly loudness: { readonly integrated: number; readonly truePeak: number };
  /** AAC for MP4, HLS and Matroska; Opus for WebM, which knows nothing else. */
  readonly codec: 'aac' | 'opus';
}

/** Five milliseconds: too short to hear, long enough that a cut through a wave does not click. */
const EDGE = 240;

/** The sample of the programme at which a frame begins. */
export const sampleAt = (frame: number, rate: Rational): number =>
  round(divide(multiply(rational(frame), rational(SAMPLE_RATE)), rate));

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
const soundOf = (shot: Shot, rate: Rational, tool: string): SoundStep | undefined => {
  const picture = clipOf(shot);
  if (!picture) return undefined;
  const { facts, from, speed } = picture;
  const samples = ceil(divide(rational(shot.frames * SAMPLE_RATE), rate)) + 1;
  const seconds = divide(multiply(rational(from), speed), rate);
  const description: Canonical = {
    step: 'sound',
    recipe: RECIPE,
    tool,
    clip: facts.digest,
    from: formatRational(seconds),
    speed: formatRational(speed),
    samples,
  };
  return { kind: 'sound', key: keyOf(description), picture, from: seconds, samples };
};

export const soundsOf = (
  timeline: Timeline,
  loudness: MixStep['loudness'],
  tool: string,
): { sounds: SoundStep[]; mix: MixStep } => {
  const { shots, rate } = timeline;
  // The sound of a clip that runs beside another is mixed in like a shot of its own.
  const heard = shots.flatMap((shot, i) => [shot, ...secondOf(shot)].map((one) => ({ shot: one, i })));
  const steps = heard.map(({ shot }) => soundOf(shot, rate, tool));
  const entries = heard.flatMap(({ shot, i }, n) => {
    const step = steps[n];
    return step ? [entryOf(shot, step, shots[i - 1], shots[i + 1], rate)] : [];
  });
  const unique = new Map(steps.flatMap((step) => (step ? [[step.key, step]] : [])));
  return { sounds: [...unique.values()], mix: mixStep(entries, sampleAt(timeline.frames, rate), loudness, tool) };
};

/** @param samples the programme's length; an entry may begin before it or end after it */
export const mixStep = (
  entries: readonly MixEntry[],
  samples: number,
  loudness: MixStep['loudness'],
  tool: string,
  codec: MixStep['codec'] = 'aac',
): MixStep => {
  const description: Canonical = {
    step: 'mix',
    recipe: RECIPE,
    tool,
    ...(codec === 'aac' ? {} : { codec }),
    samples,
    loudness: { ...loudness },
    entries: entries as unknown as Canonical,
    ...(codec === 'aac' ? {} : { codec }),
  };
  return { kind: 'mix', key: keyOf(description), samples, entries, loudness, codec };
};

/** The same programme as Opus: mixed from the same sounds, and levelled and measured by itself. */
export const opusMix = ({ entries, samples, loudness }: MixStep, tool: string): MixStep =>
  mixStep(entries, samples, loudness, tool, 'opus');

const entryOf = (
  shot: Shot,
  step: SoundStep,
  before: Shot | undefined,
  next: Shot | undefined,
  rate: Rational,
): MixEntry => {
  const at = sampleAt(shot.first, rate);
  const samples = sampleAt(shot.first + shot.frames, rate) - at;
  return {
    sound: step.key,
    at,
    samples,
    gain: 10 ** (step.picture.volume / 20),
    fadeIn: Math.min(samples, fadeSamples(before, shot, rate)),
    fadeOut: Math.min(samples, next ? fadeSamples(shot, next, rate) : EDGE),
    ...mutedSamples(step.picture, { from: step.from, samples, sampleRate: SAMPLE_RATE }),
  };
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
  return a.from + before.frames === b.from && a.volume === b.volume;
};
