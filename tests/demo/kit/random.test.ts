import { expect, test } from 'vitest';
import { between, hash, pick, seeded } from '../../../src/demo/kit/random.ts';

const draw = (seed: number) => {
  const random = seeded(seed);
  return Array.from({ length: 2000 }, random);
};

test('the same seed gives the same numbers, another seed others', () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('numbers lie in [0, 1) and spread evenly', () => {
  const numbers = draw(3);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth++) {
    const inside = numbers.filter((value) => Math.floor(value * 10) === tenth).length;
    expect(inside).toBeGreaterThan(140);
    expect(inside).toBeLessThan(260);
  }
});

test('between and pick stay within what they are given', () => {
  const random = seeded(1);
  const values = Array.from({ length: 500 }, () => between(random, -2, 5));
  expect(values.every((value) => value >= -2 && value < 5)).toBe(true);
  expect(new Set(Array.from({ length: 100 }, () => pick(random, ['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
});

test('a hash belongs to its number', () => {
  expect(hash(12)).toBe(hash(12));
  expect(new Set(Array.from({ length: 100 }, (_, index) => hash(index))).size).toBe(100);
});
