import { clamp, ease } from '../kit/motion.ts';
import { birds, cicadas, clock, engine, noise, projector, water, wind } from './ambience.ts';
import { bandPass, lowPass } from './filters.ts';
import { melody, type Note } from './melody.ts';
import { addTo, finish, type Signal, silence } from './track.ts';
import { murmur, type Syllable, speech } from './voice.ts';

/** The channels of a clip's sound, `seconds` long: one for mono, two for stereo. */
export type Soundtrack = (seconds: number) => readonly Signal[];

interface Part {
  readonly sound: Signal;
  readonly gain: number;
  /** -1 left to 1 right. */
  readonly pan?: number;
}

const stereo = (seconds: number, parts: readonly Part[]): readonly Signal[] => {
  const [left, right] = [silence(seconds), silence(seconds)];
  for (const { sound, gain, pan = 0 } of parts) {
    addTo(left, sound, 0, gain * Math.min(1, 1 - pan));
    addTo(right, sound, 0, gain * Math.min(1, 1 + pan));
  }
  return [left, right];
};

const mono = (seconds: number, parts: readonly Part[]): readonly Signal[] => {
  const all = silence(seconds);
  for (const { sound, gain } of parts) addTo(all, sound, 0, gain);
  return [all];
};

const tunes = {
  czech: [
    [0.5, 5],
    [1, 9],
    [1.5, 12],
    [2.5, 14],
    [3, 12],
    [4, 9],
    [4.5, 7],
    [5.5, 5],
    [5.5, 12],
    [7, 9],
    [7.5, 7],
    [8.5, 5],
  ],
  breton: [
    [0.5, 0],
    [1, 7],
    [1.5, 10],
    [2, 12],
    [3, 10],
    [3.5, 7],
    [4, 5],
    [5, 7],
    [5.5, 3],
    [6, 2],
    [7, 0],
    [7, 7],
    [8.5, 7],
    [9, 10],
  ],
  dalmatian: [
    [0.3, 3],
    [0.3, 7],
    [1.3, 8],
    [1.3, 12],
    [2.3, 7],
    [2.3, 10],
    [3.3, 5],
    [3.3, 8],
    [4.3, 3],
    [4.3, 7],
  ],
} as const satisfies Record<string, readonly Note[]>;

export const czVillageSound: Soundtrack = (seconds) => {
  const slowing = (time: number) => 1 - ease(time, 1.5, 5);
  return finish(
    stereo(seconds, [
      { sound: birds(seconds, 3, 1.2), gain: 0.1, pan: -0.5 },
      { sound: birds(seconds, 8, 0.8), gain: 0.07, pan: 0.6 },
      { sound: wind(seconds, 4), gain: 0.35 },
      { sound: water(seconds, 6, 2.6), gain: 0.05, pan: -0.2 },
      {
        sound: engine(
          seconds,
          7,
          (time) => 34 + 40 * slowing(time),
          (time) => 0.3 + 0.7 * slowing(time),
        ),
        gain: 0.1,
        pan: 0.2,
      },
      { sound: melody(seconds, tunes.czech, 0.5, 11), gain: 0.3 },
    ]),
    -22,
  );
};

export const czVisitSound: Soundtrack = (seconds) =>
  finish(
    stereo(seconds, [
      { sound: clock(seconds, 5), gain: 0.5, pan: 0.3 },
      { sound: birds(seconds, 14, 0.7), gain: 0.015 },
      { sound: lowPass(noise(seconds, 9), 300), gain: 0.1 },
      {
        sound: murmur(
          seconds,
          speech(seconds, 71).filter(({ start }) => start < 2.2),
          205,
          3,
        ),
        gain: 0.3,
        pan: -0.3,
      },
      {
        sound: murmur(
          seconds,
          speech(seconds, 74).filter(({ start }) => start > 2.6),
          185,
          4,
        ),
        gain: 0.26,
        pan: 0.35,
      },
    ]),
    -29,
  );

/** One channel, narrow as an optical track of its day. */
export const frArchiveSound: Soundtrack = (seconds) =>
  finish(
    mono(seconds, [
      { sound: projector(seconds, 2), gain: 0.5 },
      {
        sound: bandPass(
          engine(
            seconds,
            3,
            (time) => 46 + 3 * Math.sin(time * 2),
            () => 1,
          ),
          300,
          500,
        ),
        gain: 0.5,
      },
      { sound: bandPass(melody(seconds, tunes.breton, 0.36, 31), 900, 1200), gain: 0.7 },
    ]),
    -27,
  );

export const frBusSound: Soundtrack = (seconds) => {
  const slowing = (time: number) => 1 - ease(time, 1.4, 3.6);
  const doors = bandPass(noise(seconds, 15), 1900, 1500).map(
    (value, index) => value * clamp(1 - Math.abs(index / 48_000 - 3.9) / 0.35),
  );
  return finish(
    stereo(seconds, [
      {
        sound: engine(
          seconds,
          8,
          (time) => 30 + 44 * slowing(time),
          (time) => 0.35 + 0.65 * slowing(time),
        ),
        gain: 0.24,
        pan: -0.1,
      },
      { sound: doors, gain: 0.14, pan: 0.1 },
      { sound: birds(seconds, 22), gain: 0.06, pan: -0.6 },
      { sound: wind(seconds, 25), gain: 0.3 },
      { sound: melody(seconds, tunes.breton, 0.42, 37), gain: 0.3, pan: 0.1 },
    ]),
    -19,
  );
};

export const frPassengerSound: Soundtrack = (seconds) =>
  finish(
    stereo(seconds, [
      {
        sound: engine(
          seconds,
          41,
          (time) => 52 + 4 * Math.sin(time),
          () => 1,
        ),
        gain: 0.22,
      },
      { sound: lowPass(noise(seconds, 43), 240), gain: 0.5 },
      {
        sound: murmur(
          seconds,
          speech(seconds, 52).filter(({ start }) => start > 1.4),
          190,
          8,
        ),
        gain: 0.14,
        pan: 0.5,
      },
    ]),
    -24,
  );

export const hrCoastSound: Soundtrack = (seconds) =>
  finish(
    stereo(seconds, [
      { sound: water(seconds, 31, 1.7), gain: 0.5, pan: -0.4 },
      { sound: water(seconds, 36, 2.1), gain: 0.4, pan: 0.5 },
      { sound: cicadas(seconds, 33), gain: 0.2, pan: 0.2 },
      { sound: wind(seconds, 39), gain: 0.3 },
      { sound: melody(seconds, tunes.dalmatian, 0.3, 53), gain: 0.3 },
    ]),
    -18,
  );

export const hrCardsSound: Soundtrack = (seconds) => {
  const slap = silence(seconds);
  addTo(
    slap,
    bandPass(
      noise(0.08, 3).map((value, index) => value * Math.exp(-index / 500)),
      900,
      900,
    ),
    2.48,
    1,
  );
  return finish(
    stereo(seconds, [
      { sound: cicadas(seconds, 61), gain: 0.12, pan: -0.5 },
      { sound: birds(seconds, 66, 0.6), gain: 0.03, pan: 0.6 },
      { sound: water(seconds, 68, 3.2), gain: 0.06 },
      { sound: slap, gain: 0.9 },
      {
        sound: murmur(
          seconds,
          speech(seconds, 83).filter(({ start }) => start > 2.6),
          118,
          5,
        ),
        gain: 0.34,
        pan: -0.5,
      },
      {
        sound: murmur(
          seconds,
          speech(seconds, 87).filter(({ start }) => start > 3.1),
          142,
          6,
        ),
        gain: 0.26,
        pan: 0.5,
      },
    ]),
    -20,
  );
};

export interface Interview {
  readonly said: readonly Syllable[];
  readonly sound: Soundtrack;
}

/** A speaker in a place: what is said moves the lips as well. `pitch` in Hz, `level` in dBFS. */
const interview = (
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

export const czInterviewSound = interview(101, 198, -23, (seconds) => [
  { sound: lowPass(noise(seconds, 91), 280), gain: 0.05 },
  { sound: birds(seconds, 93, 0.6), gain: 0.012, pan: -0.6 },
]);

export const frInterviewSound = interview(207, 178, -17, (seconds) => [
  { sound: wind(seconds, 95), gain: 0.12 },
  { sound: birds(seconds, 97), gain: 0.02, pan: 0.6 },
]);

export const hrInterviewSound = interview(318, 212, -26, (seconds) => [
  { sound: water(seconds, 98, 3.6), gain: 0.03, pan: 0.6 },
  { sound: cicadas(seconds, 99), gain: 0.02, pan: 0.5 },
]);
