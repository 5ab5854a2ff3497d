import { expect, test } from 'vitest';
import { blink, ease, swing, wander } from '../../../src/demo/kit/motion.ts';

const moments = Array.from({ length: 1200 }, (_, index) => index / 100);

test('ease starts and lands softly, and stays put outside', () => {
  expect([ease(-1), ease(0), ease(0.5), ease(1), ease(9)]).toEqual([0, 0, 0.5, 1, 1]);
  expect(ease(0.1)).toBeLessThan(0.1);
  expect(ease(3, 2, 4)).toBe(0.5);
});

test('a swing returns after its period', () => {
  expect(swing(0.3, 2)).toBeCloseTo(swing(2.3, 2), 9);
  expect(swing(0.5, 2)).toBeCloseTo(1, 9);
});

test('wandering is smooth, bounded, and different in each lane', () => {
  const path = moments.map((time) => wander(time, 1));
  expect(Math.max(...path.map(Math.abs))).toBeLessThanOrEqual(1);
  const jumps = path.slice(1).map((value, index) => Math.abs(value - (path[index] ?? 0)));
  expect(Math.max(...jumps)).toBeLessThan(0.04);
  expect(moments.map((time) => wander(time, 2))).not.toEqual(path);
});

test('eyes are open most of the time, and close now and then', () => {
  const closed = moments.filter((time) => blink(time, 3) > 0.5).length / moments.length;
  expect(closed).toBeGreaterThan(0.01);
  expect(closed).toBeLessThan(0.15);
});
