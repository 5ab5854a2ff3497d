import { expect, test } from 'vitest';
import { sampleRate } from '../../../src/demo/sound/track.ts';
import { lips, murmur, speech } from '../../../src/demo/sound/voice.ts';

const said = speech(6, 101);

test('people talk at three to seven syllables a second, and pause for breath', () => {
  const speaking = said.reduce((sum, { length }) => sum + length, 0);
  expect(said.length / speaking).toBeGreaterThan(3);
  expect(said.length / speaking).toBeLessThan(8);
  const gaps = said
    .slice(1)
    .map(({ start }, index) => start - ((said[index]?.start ?? 0) + (said[index]?.length ?? 0)));
  expect(Math.min(...gaps)).toBeGreaterThan(-1e-9);
  expect(gaps.filter((gap) => gap > 0.2).length).toBeGreaterThanOrEqual(2);
});

test('the same seed says the same, another something else', () => {
  expect(speech(6, 101)).toEqual(said);
  expect(speech(6, 102)).not.toEqual(said);
});

test('lips stay within closed and open', () => {
  for (let time = 0; time < 6; time += 0.01) {
    const { open, round } = lips(said)(time);
    expect(open).toBeGreaterThanOrEqual(0);
    expect(open).toBeLessThanOrEqual(1);
    expect(round).toBeGreaterThanOrEqual(0);
    expect(round).toBeLessThanOrEqual(1);
  }
});

test('the voice is loud when the lips are open, and quiet in the pauses', () => {
  const voice = murmur(6, said, 190, 1);
  const mouth = lips(said);
  const windows = Array.from({ length: 290 }, (_, index) => {
    const at = 0.1 + index * 0.02;
    const part = voice.subarray(Math.round(at * sampleRate), Math.round((at + 0.02) * sampleRate));
    return { open: mouth(at).open, power: part.reduce((sum, value) => sum + value * value, 0) / part.length };
  });
  const mean = (of: typeof windows) => of.reduce((sum, { power }) => sum + power, 0) / of.length;
  const [wide, shut] = [windows.filter(({ open }) => open > 0.4), windows.filter(({ open }) => open === 0)];
  expect(wide.length).toBeGreaterThan(20);
  expect(shut.length).toBeGreaterThan(20);
  expect(mean(wide)).toBeGreaterThan(mean(shut) * 10);
});
