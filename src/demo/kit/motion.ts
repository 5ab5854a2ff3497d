import { hash } from './random.ts';

export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));
export const lerp = (from: number, to: number, part: number): number => from + (to - from) * part;

/** 0 before `from`, 1 after `to`, with a soft start and landing between. */
export const ease = (value: number, from = 0, to = 1): number => {
  const part = clamp((value - from) / (to - from));
  return part * part * (3 - 2 * part);
};

/** A swing between -1 and 1; `period` in seconds, `phase` in turns. */
export const swing = (time: number, period: number, phase = 0): number =>
  Math.sin((time / period + phase) * 2 * Math.PI);

/** Smooth wandering between -1 and 1, about one change of mind a second; `lane` chooses an independent one. */
export const wander = (time: number, lane = 0): number => {
  const step = Math.floor(time);
  const at = (index: number) => hash(index + lane * 1013) * 2 - 1;
  return lerp(at(step), at(step + 1), ease(time - step));
};

/** How far an eye is closed, 0..1: a blink of a fifth of a second every three seconds or so. */
export const blink = (time: number, lane = 0): number => {
  const period = 2.3 + hash(lane) * 1.6;
  const since = (time + hash(lane + 5) * period) % period;
  return since < 0.2 ? Math.sin((since / 0.2) * Math.PI) : 0;
};
