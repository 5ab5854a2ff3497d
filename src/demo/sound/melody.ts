import { seeded } from '../kit/random.ts';
import { lowPass } from './filters.ts';
import { addTo, type Signal, sampleRate, silence } from './track.ts';

/** A plucked string (Karplus and Strong, 1983): a burst of noise in a delay line that loses its edge each time round. */
const pluck = (frequency: number, seconds: number, seed: number): Signal => {
  const random = seeded(seed);
  const line = lowPass(
    Float32Array.from({ length: Math.round(sampleRate / frequency) }, () => random() * 2 - 1),
    2600,
  );
  const string = silence(seconds);
  let place = 0;
  for (let index = 0; index < string.length; index++) {
    const next = (place + 1) % line.length;
    const value = line[place] ?? 0;
    string[index] = value;
    line[place] = (value * 0.5 + (line[next] ?? 0) * 0.5) * 0.9965;
    place = next;
  }
  return string;
};

/** A note as [when in beats, semitones above A3 (220 Hz)]. */
export type Note = readonly [beat: number, semitone: number];

/** A few plucked notes; `beat` is the length of a beat in seconds. */
export const melody = (seconds: number, notes: readonly Note[], beat: number, seed: number): Signal => {
  const song = silence(seconds);
  for (const [index, [when, semitone]] of notes.entries())
    addTo(song, pluck(220 * 2 ** (semitone / 12), 2.6, seed + index), when * beat);
  const echo = lowPass(song, 1800);
  for (const [delay, gain] of [
    [0.083, 0.22],
    [0.141, 0.17],
    [0.223, 0.12],
  ] as const)
    addTo(song, echo, delay, gain);
  return song;
};
