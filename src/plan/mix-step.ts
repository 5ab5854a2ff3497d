import { type Canonical, keyOf } from './key.ts';
import type { MutedSamples } from './muted.ts';
import { RECIPE } from './scene.ts';

/**
 * What of the programme a sound is. Absent: the sound of the clips. `ducked` is music that goes down under speech;
 * everything goes down under `narration`.
 */
export type Bus = 'music' | 'ducked' | 'narration';

/** Where a sound lies in the mix. All lengths are samples; fades are inside the length. */
export interface MixEntry {
  readonly sound: string;
  readonly at: number;
  readonly samples: number;
  readonly gain: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
  readonly bus?: Bus;
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
  /** Of whose narration it is. */
  readonly language?: string;
}

/** The number of this way of letting sounds go down under others: part of the keys of mixes in which any does. */
const DUCKING = 1;

/** @param samples the programme's length; an entry may begin before it or end after it */
export const mixStep = (
  entries: readonly MixEntry[],
  samples: number,
  loudness: MixStep['loudness'],
  tool: string,
  codec: MixStep['codec'] = 'aac',
): MixStep => {
  const isDucked = entries.some(({ bus }) => bus === 'ducked' || bus === 'narration');
  const description: Canonical = {
    step: 'mix',
    recipe: RECIPE,
    tool,
    samples,
    loudness: { ...loudness },
    entries: entries as unknown as Canonical,
    ...(codec === 'aac' ? {} : { codec }),
    ...(isDucked ? { ducking: DUCKING } : {}),
  };
  return { kind: 'mix', key: keyOf(description), samples, entries, loudness, codec };
};

/** The same programme as Opus: mixed from the same sounds, and levelled and measured by itself. */
export const opusMix = ({ entries, samples, loudness, language }: MixStep, tool: string): MixStep => ({
  ...mixStep(entries, samples, loudness, tool, 'opus'),
  ...(language === undefined ? {} : { language }),
});
