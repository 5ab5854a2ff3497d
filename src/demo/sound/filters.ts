import { type Signal, sampleRate } from './track.ts';

/** A one-pole low pass: what is above `frequency` (Hz) fades by 6 dB an octave. */
export const lowPass = (source: Signal, frequency: number): Signal => {
  const part = 1 - Math.exp((-2 * Math.PI * frequency) / sampleRate);
  let value = 0;
  return source.map((sample) => {
    value += (sample - value) * part;
    return value;
  });
};

export const highPass = (source: Signal, frequency: number): Signal => {
  const low = lowPass(source, frequency);
  return source.map((sample, index) => sample - (low[index] ?? 0));
};

/** A two-pole resonance with the gain 1 at its peak; its frequency and width (Hz) may change from call to call. */
export const resonator = () => {
  let [first, second] = [0, 0];
  return (sample: number, frequency: number, width: number): number => {
    const radius = Math.exp((-Math.PI * width) / sampleRate);
    const angle = (2 * Math.PI * frequency) / sampleRate;
    const gain = (1 - radius) * Math.sqrt(1 - 2 * radius * Math.cos(2 * angle) + radius * radius);
    const value = sample * gain + 2 * radius * Math.cos(angle) * first - radius * radius * second;
    second = first;
    first = value;
    return value;
  };
};

export const bandPass = (source: Signal, frequency: number, width: number): Signal => {
  const ring = resonator();
  return source.map((sample) => ring(sample, frequency, width));
};
