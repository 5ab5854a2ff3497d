import { clamp, ease } from '../kit/motion.ts';
import { between, pick, type Random, seeded } from '../kit/random.ts';
import { noise } from './ambience.ts';
import { highPass, lowPass, resonator } from './filters.ts';
import { addTo, type Signal, sampleRate, signal } from './track.ts';

interface Vowel {
  /** The first three formants in Hz, of a middle voice (after Peterson and Barney, 1952). */
  readonly formants: readonly [number, number, number];
  readonly open: number;
  readonly round: number;
}

const vowels: readonly [Vowel, ...Vowel[]] = [
  { formants: [760, 1300, 2500], open: 1, round: 0 },
  { formants: [540, 1850, 2550], open: 0.7, round: 0 },
  { formants: [330, 2200, 2950], open: 0.4, round: 0 },
  { formants: [520, 920, 2480], open: 0.72, round: 0.9 },
  { formants: [340, 870, 2350], open: 0.42, round: 1 },
];

export interface Syllable {
  readonly start: number;
  readonly length: number;
  readonly stress: number;
  readonly vowel: Vowel;
  /** Where in its phrase, 0..1: the voice falls towards the end. */
  readonly place: number;
}

const phrase = (random: Random, start: number): readonly Syllable[] => {
  const count = 5 + Math.floor(random() * 6);
  let at = start;
  return Array.from({ length: count }, (_, index) => {
    const length = between(random, 0.13, 0.2) * (index === count - 1 ? 1.5 : 1);
    const syllable = {
      start: at,
      length,
      stress: index % 3 ? between(random, 0.5, 0.8) : 1,
      vowel: pick(random, vowels),
      place: index / count,
    };
    at += length;
    return syllable;
  });
};

/** The rhythm of somebody who talks for `seconds`: no words, but phrases, stresses and breaths. */
export const speech = (seconds: number, seed: number): readonly Syllable[] => {
  const random = seeded(seed);
  const said: Syllable[] = [];
  for (let at = 0.2; at < seconds; ) {
    said.push(...phrase(random, at));
    const last = said.at(-1);
    at = (last ? last.start + last.length : at) + between(random, 0.22, 0.45);
  }
  return said;
};

const loudness = ({ start, length, stress }: Syllable, time: number): number => {
  const part = (time - start) / length;
  return part <= 0 || part >= 1 ? 0 : Math.sin(part * Math.PI) ** 0.7 * stress;
};

/** What the lips do while that is said: they lead the sound by a thirtieth of a second, as lips do. */
export const lips =
  (said: readonly Syllable[]) =>
  (time: number): { open: number; round: number } => {
    const ahead = time + 0.033;
    const now = said.find(({ start, length }) => ahead >= start && ahead < start + length);
    return now ? { open: loudness(now, ahead) * now.vowel.open, round: now.vowel.round } : { open: 0, round: 0 };
  };

/** Glottal pulses: the source of a voice. `pitch` in Hz. */
const pulses = (seconds: number, pitch: (time: number) => number, seed: number): Signal => {
  const random = seeded(seed);
  let [phase, jitter] = [0, 0];
  return signal(seconds, (time) => {
    phase += (pitch(time) * (1 + jitter)) / sampleRate;
    if (phase >= 1) {
      phase -= 1;
      jitter = (random() - 0.5) * 0.02;
    }
    return phase < 0.6 ? Math.sin((phase / 0.6) * Math.PI) ** 2 : -0.25 * Math.sin(((phase - 0.6) / 0.4) * Math.PI);
  });
};

/** A gentle murmur in the rhythm of `said`; `base` is the speaker's pitch in Hz. */
export const murmur = (seconds: number, said: readonly Syllable[], base: number, seed: number): Signal => {
  let current = 0;
  const syllableAt = (time: number): Syllable | undefined => {
    while (said[current + 1] && time >= (said[current + 1]?.start ?? 0)) current++;
    return said[current];
  };
  const pitch = (time: number) => {
    const now = said.findLast(({ start }) => time >= start);
    return base * (1.1 - 0.2 * (now?.place ?? 0) + 0.1 * (now ? loudness(now, time) : 0));
  };
  const source = pulses(seconds, pitch, seed);
  const rings = [resonator(), resonator(), resonator()] as const;
  const formants = [500, 1500, 2500];
  const voiced = signal(seconds, (time, index) => {
    const now = syllableAt(time);
    const loud = now ? loudness(now, time) : 0;
    const breath = (source[index] ?? 0) * loud;
    return rings.reduce((sum, ring, order) => {
      formants[order] =
        (formants[order] ?? 500) + ((now?.vowel.formants[order] ?? 500) - (formants[order] ?? 500)) * 0.0012;
      return sum + ring(breath, formants[order] ?? 500, 70 + order * 40) * (1 - order * 0.3);
    }, 0);
  });
  return lowPass(lowPass(addConsonants(highPass(voiced, 90), said, seed), 3600), 3600);
};

/** A soft breath of noise where a stressed syllable starts: it is what makes a murmur sound like talk. */
const addConsonants = (voiced: Signal, said: readonly Syllable[], seed: number): Signal => {
  const spoken = voiced.slice();
  const puff = highPass(lowPass(noise(0.06, seed + 5), 5200), 1700).map(
    (value, index) => value * ease(index, 0, 600) * clamp(1 - index / 2800) ** 2,
  );
  for (const { start, stress } of said) if (stress > 0.6) addTo(spoken, puff, start - 0.03, 0.05 * stress);
  return spoken;
};
