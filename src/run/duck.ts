import type { Bus } from '../plan/sounds.ts';

/** Interleaved stereo samples of one block, by what of the programme they are. */
export type Buses = Readonly<Record<Bus | 'original', Float32Array<ArrayBuffer>>>;

/** Adds up a block's buses; blocks must come in order, and give the same samples however the programme is cut into them. */
export type Ducker = (buses: Buses) => Float32Array<ArrayBuffer>;

/** How far a sound goes down under another. Levels are dBFS of the key's mean square (of both channels). */
interface Side {
  /** Decibels. */
  readonly depth: number;
  /** At `quiet` nothing happens, from `loud` on all of `depth`; between them it grows evenly in decibels. */
  readonly quiet: number;
  readonly loud: number;
}

/** Voice-over: the original stays to be heard some 15 dB under the voice that translates it, which is recorded without noise. */
const UNDER_NARRATION: Side = { depth: 15, quiet: -50, loud: -40 };
/** Music under speech; a room or a street by itself, mostly under −40 dBFS, does not push it down. */
const UNDER_SPEECH: Side = { depth: 12, quiet: -40, loud: -30 };

const RATE = 48_000;
/** Samples between two looks at the key: a millisecond. */
const STEP = 48;
/** Of a first-order filter that has gone 95 % of its way after so many seconds (three time constants). */
const share = (seconds: number, samples = 1): number => 1 - Math.exp((-3 * samples) / (seconds * RATE));
const WINDOW = share(0.05);
const ATTACK = share(0.1);
const RELEASE = share(0.8);

/** Follows a key's level over some 50 ms, and gives the gain of what lies under it. */
class Follower {
  #side: Side;
  #power = 0;
  #count = 0;
  #target = 1;
  #gain = 1;

  constructor(side: Side) {
    this.#side = side;
  }

  next(left: number, right: number): number {
    this.#power += (left * left + right * right - this.#power) * WINDOW;
    if (this.#count % STEP === 0) this.#target = targetOf(this.#power, this.#side);
    this.#count += 1;
    this.#gain += (this.#target - this.#gain) * (this.#target < this.#gain ? ATTACK : RELEASE);
    return this.#gain;
  }
}

/** @param power mean square of the two channels together: twice that of one */
const targetOf = (power: number, { depth, quiet, loud }: Side): number => {
  const level = 10 * Math.log10(power / 2 + 1e-12);
  const part = Math.min(1, Math.max(0, (level - quiet) / (loud - quiet)));
  return 10 ** ((-depth * part) / 20);
};

/** Music that is under speech and narration at once goes down once, as far as the deeper of the two. */
export const newDucker = (): Ducker => {
  const [narrated, spoken] = [new Follower(UNDER_NARRATION), new Follower(UNDER_SPEECH)];
  return ({ original, music, ducked, narration }) => {
    const mixed = new Float32Array(original.length);
    for (let i = 0; i < mixed.length; i += 2) {
      const [nl, nr] = [narration[i] ?? 0, narration[i + 1] ?? 0];
      const under = narrated.next(nl, nr);
      const [ol, or] = [(original[i] ?? 0) * under, (original[i + 1] ?? 0) * under];
      const low = Math.min(under, spoken.next(ol + nl, or + nr));
      mixed[i] = ol + nl + (music[i] ?? 0) * under + (ducked[i] ?? 0) * low;
      mixed[i + 1] = or + nr + (music[i + 1] ?? 0) * under + (ducked[i + 1] ?? 0) * low;
    }
    return mixed;
  };
};
