import { describe, expect, it } from 'vitest';
import { type Buses, newDucker } from '../../src/run/duck.ts';

const RATE = 48_000;
const SECONDS = 6;
const LENGTH = SECONDS * RATE;

type Level = (second: number) => number;
/** Both channels the same: a square wave, whose mean square is that of its level at every moment. */
const wave = (level: Level, period: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: 2 * LENGTH }, (_, i) => {
    const sample = Math.floor(i / 2);
    return level(sample / RATE) * (sample % period < period / 2 ? 1 : -1);
  });
const amount = (decibels: number): number => 10 ** (decibels / 20);
const between =
  (from: number, to: number, decibels: number): Level =>
  (second) =>
    second >= from && second < to ? amount(decibels) : 0;
const always =
  (decibels: number): Level =>
  () =>
    amount(decibels);
const silence = (): Float32Array<ArrayBuffer> => new Float32Array(2 * LENGTH);

const run = (buses: Partial<Buses>, block = RATE): Float32Array => {
  const all: Buses = {
    ...{ original: silence(), music: silence(), ducked: silence(), narration: silence() },
    ...buses,
  };
  const duck = newDucker();
  const mixed = new Float32Array(2 * LENGTH);
  for (let at = 0; at < 2 * LENGTH; at += 2 * block) {
    const part = (bus: Float32Array<ArrayBuffer>) => bus.subarray(at, at + 2 * block);
    const { original, music, ducked, narration } = all;
    mixed.set(
      duck({ original: part(original), music: part(music), ducked: part(ducked), narration: part(narration) }),
      at,
    );
  }
  return mixed;
};

/** Decibels of the left channel over a tenth of a second. */
const level = (samples: Float32Array, second: number): number => {
  let sum = 0;
  for (let i = 0; i < RATE / 10; i += 1) sum += (samples[2 * (Math.round(second * RATE) + i)] ?? 0) ** 2;
  return 10 * Math.log10(sum / (RATE / 10));
};
const less = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value - (b[i] ?? 0));

const isSame = (a: Float32Array, b: Float32Array): boolean => Buffer.from(a.buffer).equals(Buffer.from(b.buffer));

const speech = wave(between(2, 4, -23), 200);
const ground = wave(always(-30), 120);

describe('music under speech', () => {
  const mixed = less(run({ original: speech, ducked: ground }), speech);

  it('goes down by twelve decibels while anybody speaks, and comes back', () => {
    expect(level(mixed, 1.8)).toBeCloseTo(-30, 1);
    expect(level(mixed, 2.5)).toBeCloseTo(-42, 1);
    expect(level(mixed, 3.8)).toBeCloseTo(-42, 1);
    expect(level(mixed, 5.5)).toBeCloseTo(-30, 0);
  });

  it('goes down in about a tenth of a second, and comes back in about one', () => {
    expect(level(mixed, 2.15)).toBeLessThan(-39);
    expect(level(mixed, 4.05)).toBeLessThan(-38);
    expect(level(mixed, 4.2)).toBeLessThan(-32);
    expect(level(mixed, 4.9)).toBeGreaterThan(-31.5);
  });

  it('stays where there is only a room, and where it is not to go down', () => {
    const room = wave(always(-50), 200);
    expect(level(less(run({ original: room, ducked: ground }), room), 3)).toBeCloseTo(-30, 1);
    expect(level(less(run({ original: speech, music: ground }), speech), 3)).toBeCloseTo(-30, 1);
  });
});

describe('what lies under narration', () => {
  it('goes down by fifteen decibels, music too, and no deeper for two reasons at once', () => {
    const original = wave(always(-25), 160);
    const narration = speech;
    expect(level(less(run({ original, narration }), narration), 1.8)).toBeCloseTo(-25, 1);
    expect(level(less(run({ original, narration }), narration), 3)).toBeCloseTo(-40, 1);
    expect(level(less(run({ original, narration }), narration), 5.5)).toBeCloseTo(-25, 0);
    for (const music of ['music', 'ducked'])
      expect(level(less(run({ [music]: ground, narration }), narration), 3)).toBeCloseTo(-45, 1);
  });

  it('leaves the narration as it is', () => {
    const apart = less(run({ narration: speech }), speech);
    expect(apart.every((value) => value === 0)).toBe(true);
  });
});

it('is the same to the sample, however it is cut into blocks', () => {
  const buses = { original: ground, ducked: wave(always(-20), 90), narration: speech };
  const whole = run(buses, LENGTH);
  for (const block of [RATE, 47_999, 1000]) expect(isSame(run(buses, block), whole)).toBe(true);
});
