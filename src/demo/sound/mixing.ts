import { addTo, finish, type Signal, silence } from './track.ts';
import { murmur, type Syllable, speech } from './voice.ts';

/** The channels of a clip's sound, `seconds` long: one for mono, two for stereo. */
export type Soundtrack = (seconds: number) => readonly Signal[];

export interface Part {
  readonly sound: Signal;
  readonly gain: number;
  /** -1 left to 1 right. */
  readonly pan?: number;
}

export const stereo = (seconds: number, parts: readonly Part[]): readonly Signal[] => {
  const [left, right] = [silence(seconds), silence(seconds)];
  for (const { sound, gain, pan = 0 } of parts) {
    addTo(left, sound, 0, gain * Math.min(1, 1 - pan));
    addTo(right, sound, 0, gain * Math.min(1, 1 + pan));
  }
  return [left, right];
};

export const mono = (seconds: number, parts: readonly Part[]): readonly Signal[] => {
  const all = silence(seconds);
  for (const { sound, gain } of parts) addTo(all, sound, 0, gain);
  return [all];
};

export interface Interview {
  readonly said: readonly Syllable[];
  readonly sound: Soundtrack;
}

/** A speaker in a place: what is said moves the lips as well. `pitch` in Hz, `level` in dBFS. */
export const interview = (
  seed: number,
  pitch: number,
  level: number,
  place: (seconds: number) => readonly Part[],
): Interview => {
  const said = speech(8, seed);
  return {
    said,
    sound: (seconds) =>
      finish(stereo(seconds, [{ sound: murmur(seconds, said, pitch, seed), gain: 0.5 }, ...place(seconds)]), level),
  };
};
