import { describe, expect, test } from 'vitest';
import { clipSeconds, clips } from '../../../src/demo/clips.ts';
import { sampleRate } from '../../../src/demo/sound/track.ts';

const measured = clips.map((clip) => {
  const channels = clip.sound(clipSeconds(clip));
  const peak = Math.max(
    ...channels.map((channel) => channel.reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
  );
  const power = channels.map((channel) => channel.reduce((sum, value) => sum + value * value, 0) / channel.length);
  const rms = 10 * Math.log10(power.reduce((sum, value) => sum + value, 0) / channels.length);
  return { clip, file: clip.file, channels, peak, rms };
});

describe.each(measured)('the sound of $file', ({ clip, channels, peak, rms }) => {
  test('lasts as long as the picture', () => {
    for (const channel of channels)
      expect(Math.abs(channel.length - clipSeconds(clip) * sampleRate)).toBeLessThanOrEqual(1);
  });

  test('is a signal that never clips and never breaks', () => {
    expect(channels.every((channel) => channel.every(Number.isFinite))).toBe(true);
    expect(peak).toBeLessThanOrEqual(10 ** (-1.99 / 20));
    expect(rms).toBeGreaterThan(-36);
  });

  test('starts and ends in silence, so that a cut does not click', () => {
    for (const channel of channels) {
      expect(Math.abs(channel[0] ?? 1)).toBeLessThan(1e-6);
      expect(Math.abs(channel.at(-1) ?? 1)).toBeLessThan(1e-6);
    }
  });
});

test('the clips differ in loudness, so that levelling the film has something to do', () => {
  const levels = measured.map(({ rms }) => rms);
  expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThan(8);
});
