import { birds, cicadas, noise, water, wind } from './ambience.ts';
import { bandPass } from './filters.ts';
import { melody, type Note } from './melody.ts';
import { interview, type Soundtrack, stereo } from './mixing.ts';
import { addTo, finish, silence } from './track.ts';
import { murmur, speech } from './voice.ts';

const tune: readonly Note[] = [
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
];

export const hrCoastSound: Soundtrack = (seconds) =>
  finish(
    stereo(seconds, [
      { sound: water(seconds, 31, 1.7), gain: 0.16, pan: -0.4 },
      { sound: water(seconds, 36, 2.1), gain: 0.13, pan: 0.5 },
      { sound: cicadas(seconds, 33), gain: 0.2, pan: 0.2 },
      { sound: wind(seconds, 39), gain: 0.3 },
      { sound: melody(seconds, tune, 0.3, 53), gain: 0.3 },
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
      { sound: slap, gain: 0.35 },
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

export const hrInterviewSound = interview(318, 212, -26, (seconds) => [
  { sound: water(seconds, 98, 3.6), gain: 0.03, pan: 0.6 },
  { sound: cicadas(seconds, 99), gain: 0.02, pan: 0.5 },
]);
