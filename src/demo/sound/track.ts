/** Samples a second of everything that the generator synthesises. */
export const sampleRate = 48_000;

/** One channel of sound, nominally -1..1. */
export type Signal = Float32Array;

export const silence = (seconds: number): Signal => new Float32Array(Math.round(seconds * sampleRate));

/** A signal computed sample by sample; `time` in seconds. */
export const signal = (seconds: number, value: (time: number, index: number) => number): Signal => {
  const made = silence(seconds);
  for (let index = 0; index < made.length; index++) made[index] = value(index / sampleRate, index);
  return made;
};

/** Adds `source` to `target` from `at` seconds on; what does not fit is cut off. */
export const addTo = (target: Signal, source: Signal, at = 0, gain = 1): void => {
  const start = Math.round(at * sampleRate);
  const end = Math.min(target.length, start + source.length);
  for (let index = Math.max(0, start); index < end; index++)
    target[index] = (target[index] ?? 0) + (source[index - start] ?? 0) * gain;
};

export const decibels = (value: number): number => 10 ** (value / 20);

const level = (channels: readonly Signal[]): { rms: number; peak: number } => {
  let [sum, count, peak] = [0, 0, 0];
  for (const channel of channels) {
    for (const value of channel) {
      sum += value * value;
      peak = Math.max(peak, Math.abs(value));
    }
    count += channel.length;
  }
  return { rms: Math.sqrt(sum / Math.max(1, count)), peak };
};

/** Brings the channels to a root-mean-square level in dBFS, but no sample over -2 dBFS, and fades the ends by 20 ms. */
export const finish = (channels: readonly Signal[], rmsLevel: number): readonly Signal[] => {
  const { rms, peak } = level(channels);
  const gain = Math.min(decibels(rmsLevel) / Math.max(rms, 1e-9), decibels(-2) / Math.max(peak, 1e-9));
  const ramp = 0.02 * sampleRate;
  return channels.map((channel) =>
    channel.map((value, index) => value * gain * Math.min(1, index / ramp, (channel.length - 1 - index) / ramp)),
  );
};
