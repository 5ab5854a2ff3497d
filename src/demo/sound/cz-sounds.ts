import { ease } from '../kit/motion.ts';
import { birds, clock, engine, noise, water, wind } from './ambience.ts';
import { lowPass } from './filters.ts';
import { melody, type Note } from './melody.ts';
import { interview, type Soundtrack, stereo } from './mixing.ts';
import { finish } from './track.ts';
import { murmur, speech } from './voice.ts';

const tune: readonly Note[] = [
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
];

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
      { sound: melody(seconds, tune, 0.5, 11), gain: 0.3 },
    ]),
    -22,
  );
};

export const czVisitSound: Soundtrack = (seconds) =>
  finish(
    stereo(seconds, [
      { sound: clock(seconds, 5), gain: 2, pan: 0.3 },
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

export const czInterviewSound = interview(101, 198, -23, (seconds) => [
  { sound: lowPass(noise(seconds, 91), 280), gain: 0.05 },
  { sound: birds(seconds, 93, 0.6), gain: 0.012, pan: -0.6 },
]);
