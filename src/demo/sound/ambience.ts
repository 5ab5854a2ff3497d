import { swing, wander } from '../kit/motion.ts';
import { between, seeded } from '../kit/random.ts';
import { bandPass, highPass, lowPass } from './filters.ts';
import { addTo, type Signal, signal, silence } from './track.ts';

export const noise = (seconds: number, seed: number): Signal => {
  const random = seeded(seed);
  return signal(seconds, () => random() * 2 - 1);
};

/** Wind: noise through two low bands that swell in turn. */
export const wind = (seconds: number, seed: number): Signal => {
  const [low, high] = [bandPass(noise(seconds, seed), 220, 260), bandPass(noise(seconds, seed + 1), 520, 420)];
  return signal(
    seconds,
    (time, index) =>
      (low[index] ?? 0) * (0.7 + 0.3 * wander(time * 0.6, seed)) +
      (high[index] ?? 0) * (0.35 + 0.3 * wander(time * 0.8, seed + 2)),
  );
};

/** Small waves on a shore or a pond: noise that draws in and out. */
export const water = (seconds: number, seed: number, period: number): Signal => {
  const wash = highPass(lowPass(noise(seconds, seed), 1500), 180);
  return signal(
    seconds,
    (time, index) => (wash[index] ?? 0) * (0.35 + 0.65 * Math.max(0, swing(time, period, 0.1)) ** 1.6),
  );
};

const chirp = (random: () => number): Signal => {
  const [base, reach, length] = [between(random, 2400, 4200), between(random, 300, 1100), between(random, 0.06, 0.13)];
  const bend = between(random, -1, 1);
  let phase = 0;
  return signal(length, (time) => {
    const part = time / length;
    phase += (2 * Math.PI * (base + reach * Math.sin(part * Math.PI * 1.5 + bend))) / 48_000;
    return Math.sin(phase) * Math.sin(part * Math.PI) ** 2;
  });
};

/** Birdsong: phrases of a few chirps, each phrase repeating its chirp as birds do. */
export const birds = (seconds: number, seed: number, busy = 1): Signal => {
  const random = seeded(seed);
  const song = silence(seconds);
  for (let at = between(random, 0, 0.5); at < seconds; at += between(random, 0.5, 1.3) / busy) {
    const note = chirp(random);
    const count = 2 + Math.floor(random() * 4);
    const loud = between(random, 0.25, 1);
    for (let index = 0; index < count; index++) addTo(song, note, at + index * 0.13, loud);
  }
  return song;
};

/** Cicadas: a high hiss chopped some thirty times a second, swelling slowly. */
export const cicadas = (seconds: number, seed: number): Signal => {
  const hiss = bandPass(noise(seconds, seed), 4700, 500);
  return signal(
    seconds,
    (time, index) => (hiss[index] ?? 0) * (0.5 + 0.5 * swing(time, 1 / 31)) ** 3 * (0.65 + 0.35 * swing(time, 2.7)),
  );
};

/** An engine: a firing note with harmonics; `revs(time)` is its frequency in Hz, `load(time)` how loud it works, 0..1. */
export const engine = (
  seconds: number,
  seed: number,
  revs: (time: number) => number,
  load: (time: number) => number,
): Signal => {
  const rattle = lowPass(noise(seconds, seed), 420);
  let phase = 0;
  return lowPass(
    signal(seconds, (time, index) => {
      phase += (2 * Math.PI * revs(time)) / 48_000;
      const tone =
        Math.sin(phase) + 0.6 * Math.sin(2 * phase + 0.4) + 0.34 * Math.sin(3 * phase) + 0.2 * Math.sin(4.02 * phase);
      return (tone * 0.4 + (rattle[index] ?? 0) * 1.4 * (1 + 0.4 * Math.sin(phase))) * load(time);
    }),
    900,
  );
};

/** A pendulum clock: tick and tock, one a second. */
export const clock = (seconds: number, seed: number): Signal => {
  const ticks = silence(seconds);
  const burst = noise(0.05, seed);
  for (let beat = 0; beat < seconds; beat++) {
    const tick = bandPass(
      burst.map((value, index) => value * Math.exp(-index / 170)),
      beat % 2 ? 1900 : 2400,
      260,
    );
    addTo(ticks, tick, beat + 0.4);
  }
  return ticks;
};

/** A film projector: the claw's rattle, eighteen frames a second, and dust on the sound track. */
export const projector = (seconds: number, seed: number): Signal => {
  const random = seeded(seed);
  const body = bandPass(noise(seconds, seed + 1), 1100, 700);
  return signal(
    seconds,
    (time, index) =>
      (body[index] ?? 0) * (0.35 + 0.65 * Math.max(0, swing(time, 1 / 18)) ** 4) +
      (random() > 0.9997 ? random() - 0.5 : 0),
  );
};
