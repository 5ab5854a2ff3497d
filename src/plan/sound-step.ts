import { formatRational, type Rational } from '../rational.ts';
import type { Cleaning, ClipPicture } from '../timeline/timeline.ts';
import { type Canonical, keyOf } from './key.ts';
import { RECIPE } from './scene.ts';

/** Samples a second of everything that is mixed. */
export const SAMPLE_RATE = 48_000;

/** What a sound is read from. */
export interface SoundSource extends Pick<ClipPicture, 'facts' | 'speed'> {
  /** As a person calls it. */
  readonly media: string;
  readonly clean?: Cleaning;
}

/** One shot's sound, or a piece of music or narration: at 48 kHz in stereo, as loud as its source. */
export interface SoundStep {
  readonly kind: 'sound';
  readonly key: string;
  readonly source: SoundSource;
  /** Seconds after the source's first picture, exact. */
  readonly from: Rational;
  readonly samples: number;
}

export const soundStep = (
  { media, facts, speed, clean }: SoundSource,
  from: Rational,
  samples: number,
  tool: string,
): SoundStep => {
  const description: Canonical = {
    step: 'sound',
    recipe: RECIPE,
    tool,
    clip: facts.digest,
    from: formatRational(from),
    speed: formatRational(speed),
    samples,
    ...(clean ? { clean: { ...clean } } : {}),
  };
  const source = { media, facts, speed, ...(clean ? { clean } : {}) };
  return { kind: 'sound', key: keyOf(description), source, from, samples };
};
