import { clamp, ease } from '../kit/motion.ts';
import { birds, engine, noise, projector, wind } from './ambience.ts';
import { bandPass, lowPass } from './filters.ts';
import { melody, type Note } from './melody.ts';
import { interview, mono, type Soundtrack, stereo } from './mixing.ts';
import { finish } from './track.ts';
import { murmur, speech } from './voice.ts';

const tune: readonly Note[] = [
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
];

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
      { sound: bandPass(melody(seconds, tune, 0.36, 31), 900, 1200), gain: 0.7 },
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
      { sound: melody(seconds, tune, 0.42, 37), gain: 0.3, pan: 0.1 },
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

export const frInterviewSound = interview(207, 178, -17, (seconds) => [
  { sound: wind(seconds, 95), gain: 0.12 },
  { sound: birds(seconds, 97), gain: 0.02, pan: 0.6 },
]);
