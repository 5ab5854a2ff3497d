import { SAMPLE_RATE } from '../plan/sounds.ts';
import { add, compare, floor, multiply, type Rational, rational, round, subtract, toNumber } from '../rational.ts';
import type { MediaFacts, SoundFacts } from '../timeline/facts.ts';
import type { Cleaning } from '../timeline/timeline.ts';
import type { InputFile } from './conform.ts';
import { downmix } from './downmix.ts';
import { guardedInput } from './guard.ts';
import { formatSeconds } from './seconds.ts';

/** The sound of one shot. */
export interface SoundUse {
  /** Seconds of source time: from the source's first picture on, or from its first sample where it has no picture. */
  readonly from: Rational;
  /** How many samples are wanted, at 48 kHz; silence fills what the source does not have. */
  readonly samples: number;
  readonly speed: Rational;
  /** Decibels; 0 leaves the level as it is. */
  readonly volume: number;
  readonly clean?: Cleaning;
}

/** A file that has sound. */
export interface SoundSource extends MediaFacts {
  readonly sound: SoundFacts;
}

/** Times in these containers are exact after a seek; elsewhere decoding from the beginning is cheap enough. */
const SEEKABLE = /^(mov|matroska|mpegts)/;
/** Seconds: lossy codecs need some frames before they give the very samples that a decode from the beginning gives. */
const LEAD = rational(5);

const zeroOf = ({ picture, sound }: SoundSource): Rational => {
  const { first, timeBase } = picture && !picture.still ? picture : sound;
  return multiply(rational(first), rational(...timeBase));
};

const seeks = ({ container }: SoundSource, { from }: SoundUse): boolean =>
  SEEKABLE.test(container) && compare(from, rational(20)) >= 0;

const seekArgs = (source: SoundSource, use: SoundUse): readonly string[] => {
  if (!seeks(source, use)) return [];
  const target = subtract(add(use.from, zeroOf(source)), LEAD);
  return ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', formatSeconds(target)];
};

/** The whole second of source time at which the decoded sound is made to begin: some way before the first sample wanted. */
const originOf = (source: SoundSource, use: SoundUse): number =>
  seeks(source, use) ? floor(use.from) - toNumber(LEAD) + 1 : 0;

/** ffmpeg's atempo keeps to between a half and two in old builds, and skips samples above two in new ones. */
const tempo = (speed: number): readonly string[] => {
  if (speed === 1) return [];
  const stages = Math.max(1, Math.ceil(Math.abs(Math.log2(speed)) - 1e-9));
  return Array.from({ length: stages }, () => `atempo=${(speed ** (1 / stages)).toFixed(9)}`);
};

/** Overtones of the mains that are heard on small speakers. */
const OVERTONES = [1, 2, 3, 4];

/** Two second-order high passes are steep enough for wind and trams; notches of a few hertz leave voices as they are. */
const cleaning = ({ rumble, hum }: Cleaning): readonly string[] => [
  ...(rumble ? ['highpass=f=80', 'highpass=f=80'] : []),
  ...(hum === undefined
    ? []
    : OVERTONES.map((overtone) => `bandreject=f=${hum * overtone}:width_type=h:width=${3 * overtone}`)),
];

/**
 * Filters that give exactly `use.samples` stereo samples at 48 kHz in floating point. Gaps of more than 20 ms become
 * silence, overlaps go; smaller ones are a container's rounding. The beginning is always placed to the sample.
 */
export const soundFilter = (source: SoundSource, use: SoundUse): string => {
  const zero = zeroOf(source);
  const { layout, channels, sampleRate } = source.sound;
  const origin = originOf(source, use);
  const skipped = round(multiply(subtract(use.from, rational(origin)), rational(SAMPLE_RATE)));
  return [
    `asetpts=round(PTS-(${zero.num}/${zero.den})/TB)`,
    downmix(layout, channels),
    // Placed at the source's own rate: where aresample changes the rate as well, it drops too little or too much.
    `aresample=${sampleRate}:async=1:min_comp=0:min_hard_comp=0.02:first_pts=${origin * sampleRate}:osf=fltp`,
    'asetpts=N',
    `aresample=${SAMPLE_RATE}`,
    // Before the cut, so that the filters have rung out where the sound begins.
    ...(use.clean ? cleaning(use.clean) : []),
    `atrim=start_sample=${skipped}`,
    'asetpts=N',
    ...tempo(toNumber(use.speed)),
    ...(use.volume === 0 ? [] : [`volume=${use.volume}dB:precision=float`]),
    'apad',
    `atrim=end_sample=${use.samples}`,
    `aformat=sample_fmts=flt:sample_rates=${SAMPLE_RATE}:channel_layouts=stereo`,
  ].join(',');
};

/** Arguments that decode one shot's sound to raw interleaved 32-bit floats; the output's name comes after them. */
export const shotSound = (source: SoundSource, use: SoundUse, { path, container }: InputFile): readonly string[] => [
  ...['-copyts', ...seekArgs(source, use), ...guardedInput(path, { container })],
  ...['-filter_complex', `[0:${source.sound.stream}]${soundFilter(source, use)}[sound]`, '-map', '[sound]'],
  ...['-c:a', 'pcm_f32le', '-f', 'f32le'],
];
