import { expect, test } from 'vitest';
import { birds, cicadas, clock, engine, projector, water, wind } from '../../../src/demo/sound/ambience.ts';
import { bandPass, highPass, lowPass } from '../../../src/demo/sound/filters.ts';
import { melody } from '../../../src/demo/sound/melody.ts';
import { addTo, finish, type Signal, sampleRate, signal, silence } from '../../../src/demo/sound/track.ts';

const rms = (of: Signal) => Math.sqrt(of.reduce((sum, value) => sum + value * value, 0) / of.length);
const tone = (frequency: number) => signal(0.5, (time) => Math.sin(2 * Math.PI * frequency * time));
const kept = (filter: (source: Signal) => Signal, frequency: number) =>
  rms(filter(tone(frequency))) / rms(tone(frequency));

test('filters keep what they name and fade the rest', () => {
  expect(kept((source) => lowPass(source, 1000), 100)).toBeGreaterThan(0.95);
  expect(kept((source) => lowPass(source, 1000), 8000)).toBeLessThan(0.2);
  expect(kept((source) => highPass(source, 1000), 100)).toBeLessThan(0.2);
  expect(kept((source) => highPass(source, 1000), 8000)).toBeGreaterThan(0.9);
});

test.each([220, 1000, 4700])('a resonance at %s Hz has the gain 1 there, and less an octave away', (frequency) => {
  expect(kept((source) => bandPass(source, frequency, 100), frequency)).toBeGreaterThan(0.9);
  expect(kept((source) => bandPass(source, frequency, 100), frequency)).toBeLessThan(1.05);
  expect(kept((source) => bandPass(source, frequency, 100), frequency * 2)).toBeLessThan(0.3);
});

test('a sound that is added past the end is cut off there', () => {
  const target = silence(3 / sampleRate);
  addTo(target, Float32Array.of(1, 1, 1), 1 / sampleRate, 0.5);
  expect([...target]).toEqual([0, 0.5, 0.5]);
});

test('finishing brings a sound to its level, but no peak over -2 dBFS', () => {
  const [quiet = silence(1)] = finish([tone(440).map((value) => value * 0.01)], -20);
  expect(20 * Math.log10(rms(quiet))).toBeCloseTo(-20, 0);
  const [loud = silence(1)] = finish([tone(440)], 0);
  expect(Math.max(...loud)).toBeCloseTo(10 ** (-2 / 20), 2);
});

test('the pitch of a plucked string is the one that was asked for', () => {
  const note = melody(1, [[0, 12]], 1, 3).subarray(4800, 4800 + 9600);
  const at = (frequency: number) => rms(bandPass(note, frequency, 20));
  expect(at(440)).toBeGreaterThan(at(400) * 2);
  expect(at(440)).toBeGreaterThan(at(490) * 2);
});

const ambiences = {
  wind: wind(1, 1),
  water: water(1, 1, 2),
  birds: birds(2, 1),
  cicadas: cicadas(1, 1),
  engine: engine(
    1,
    1,
    () => 40,
    () => 1,
  ),
  clock: clock(2, 1),
  projector: projector(1, 1),
};

test.each(Object.entries(ambiences))('%s can be heard, and is a number throughout', (_, sound) => {
  expect(sound.every(Number.isFinite)).toBe(true);
  expect(rms(sound)).toBeGreaterThan(0.001);
});
