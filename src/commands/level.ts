import { type MixStep, SAMPLE_RATE } from '../plan/sounds.ts';

/** How a programme is brought to its loudness: one gain, and a ceiling that its samples do not pass; decibels. */
export interface Leveling {
  readonly gain: number;
  /** dBFS; absent where no peak comes near the limit, so that nothing is touched but the gain. */
  readonly ceiling?: number;
}

export interface Measured {
  /** LUFS over the whole programme (EBU R 128, gated). */
  readonly integrated: number;
  /** dBTP. */
  readonly truePeak: number;
}

const INPUT = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '2', '-i', 'pipe:0'];
const METER = 'ebur128=peak=true:framelog=verbose';

/** Reads raw samples from stdin and says at the end, on stderr, how loud they are. */
export const measureRaw = (): string[] => [...INPUT, '-af', METER, '-f', 'null', '-'];

/** The same for the sound of a finished file. */
export const measureFile = (path: string): string[] => [
  '-i',
  `file:${path}`,
  '-map',
  '0:a:0',
  '-af',
  METER,
  '-f',
  'null',
  '-',
];

/** alimiter looks ahead by its attack and gives everything that much later (five milliseconds, in every build tried). */
export const LIMITER_DELAY = 240;

const limiter = (ceiling: number): string =>
  // At four times the rate the limiter sees the peaks between samples (ITU-R BS.1770).
  `aresample=${4 * SAMPLE_RATE},alimiter=limit=${(10 ** (ceiling / 20)).toFixed(6)}:level=disabled:attack=5:release=60,aresample=${SAMPLE_RATE}`;

/**
 * Levels and encodes raw samples from stdin. They must go on for {@link LIMITER_DELAY} samples after the programme's end.
 * @param samples length of the programme
 */
export const encodeLevelled = (
  { gain, ceiling }: Leveling,
  samples: number,
  path: string,
  codec: MixStep['codec'] = 'aac',
): string[] => [
  ...INPUT,
  '-af',
  [
    `volume=${gain.toFixed(3)}dB:precision=float`,
    ...(ceiling === undefined ? [] : [limiter(ceiling), `atrim=start_sample=${LIMITER_DELAY}`]),
    'asetpts=N/SR/TB',
    `atrim=end_sample=${samples}`,
  ].join(','),
  ...ENCODED[codec].encoder,
  ...['-ar', String(SAMPLE_RATE), '-ac', '2'],
  ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
  ...['-f', ENCODED[codec].container, '-y', `file:${path}`],
];

/**
 * Opus lies in WebM, not in Ogg: copied from Ogg beside a picture, its first 312 samples, which are not played, would make
 * the picture 7 milliseconds late.
 */
const ENCODED = {
  aac: { encoder: ['-c:a', 'aac', '-b:a', '192k'], container: 'mp4' },
  opus: { encoder: ['-c:a', 'libopus', '-b:a', '160k'], container: 'webm' },
} as const;

/** Reads ebur128's summary; undefined where there is none. Silence is minus infinity. */
export const parseMeasured = (stderr: string): Measured | undefined => {
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const value = (pattern: RegExp): number | undefined => {
    const found = pattern.exec(summary)?.[1];
    if (found === undefined) return undefined;
    return found.includes('inf') || found === 'nan' ? Number.NEGATIVE_INFINITY : Number(found);
  };
  const integrated = value(/\bI:\s+(-?[\d.]+|-?inf|nan) LUFS/);
  const truePeak = value(/\bPeak:\s+(-?[\d.]+|-?inf|nan) dBFS/);
  return integrated === undefined || truePeak === undefined ? undefined : { integrated, truePeak };
};

/** Quieter than this, a programme is silence (the absolute gate of BS.1770), and no gain makes a sound of it. */
const SILENCE = -69.9;
/** AAC gives peaks back up to a decibel higher than it got them. */
const CODEC_HEADROOM = 1;
export const TOLERANCE = 0.2;

/** Decibels to the target; none for silence, and for what is too short to be measured (400 ms, the block of BS.1770). */
const distance = ({ integrated }: Measured, target: Measured): number =>
  integrated <= SILENCE ? 0 : target.integrated - integrated;

/** The first attempt, from the measure of the bare mix. */
export const firstLeveling = (mix: Measured, target: Measured): Leveling => {
  const gain = distance(mix, target);
  const ceiling = target.truePeak - CODEC_HEADROOM;
  return mix.truePeak + gain > ceiling ? { gain, ceiling } : { gain };
};

/** The next attempt after one was encoded and measured; undefined where that one is good. */
export const nextLeveling = (last: Leveling, encoded: Measured, target: Measured): Leveling | undefined => {
  const off = distance(encoded, target);
  const over = encoded.truePeak - target.truePeak;
  if (Math.abs(off) <= TOLERANCE && over <= 0) return undefined;
  const ceiling = over > 0 ? (last.ceiling ?? target.truePeak - CODEC_HEADROOM + 0.1) - over - 0.1 : last.ceiling;
  const gain = Math.abs(off) > TOLERANCE / 2 ? last.gain + off : last.gain;
  return { gain, ...(ceiling === undefined ? {} : { ceiling }) };
};
