import { type Measured as Loudness, measureFile, measureRaw, parseMeasured } from '../../src/commands/level.ts';
import { measured } from './measured.ts';
import type { Place } from './place.ts';

const RAW = ['-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0'];
/** Samples out. */
export const TO_SAMPLES = ['-ar', '48000', '-ac', '2', '-c:a', 'pcm_f32le', '-f', 'f32le', '-y'];
const QUIET = ['-hide_banner', '-nostdin', '-y'];
/** The loudness range that may stay, as wide as every build of ffmpeg allows: a narrower one would be squeezed. */
const RANGE = 20;

export interface Levelled {
  /** Of both passes, from samples to samples. */
  readonly cpu: number;
  readonly loudness: Loudness;
  /** dBTP after encoding it as AAC. */
  readonly encodedPeak: number;
}

/** Two passes of ffmpeg's `loudnorm`, the second told what the first has measured. @param raw samples, in the folder */
export const levelByLoudnorm = async (
  { ffmpeg }: Place,
  folder: string,
  raw: string,
  target: Loudness,
): Promise<Levelled> => {
  const aim = `loudnorm=I=${target.integrated}:TP=${target.truePeak}:LRA=${RANGE}`;
  const run = (args: readonly string[], input?: string) =>
    measured(ffmpeg, [...QUIET, ...args], folder, input === undefined ? {} : { input });
  const first = await run([...RAW, '-af', `${aim}:print_format=json`, '-f', 'null', '-'], raw);
  const found = JSON.parse(first.err.slice(first.err.lastIndexOf('{'), first.err.lastIndexOf('}') + 1));
  const known = [
    `measured_I=${found.input_i}:measured_TP=${found.input_tp}:measured_LRA=${found.input_lra}`,
    `measured_thresh=${found.input_thresh}:offset=${found.target_offset}:linear=true`,
  ].join(':');
  const second = await run([...RAW, '-af', `${aim}:${known}`, ...TO_SAMPLES, 'loudnorm.f32'], raw);
  const levelled = `${folder}/loudnorm.f32`;
  await run([...RAW, '-c:a', 'aac', '-b:a', '192k', 'loudnorm.mp4'], levelled);
  const loudness = loudnessIn((await run(measureRaw(), levelled)).err);
  const encoded = loudnessIn((await run(measureFile('loudnorm.mp4'))).err);
  return { cpu: first.cpu + second.cpu, loudness, encodedPeak: encoded.truePeak };
};

const loudnessIn = (said: string): Loudness => {
  const loudness = parseMeasured(said);
  if (!loudness) throw new Error(`nothing was measured: ${said}`);
  return loudness;
};
