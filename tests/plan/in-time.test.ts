import { describe, expect, it } from 'vitest';
import { firstAbove, inTime } from '../../src/plan/in-time.ts';
import { newRandom } from '../support/random.ts';

const range = (first: number, frames: number) => ({ first, frames });

describe('ranges in time', () => {
  it('are those that share a frame with one: touching is not sharing', () => {
    const meeting = inTime([range(0, 10), range(10, 10), range(30, 5)]);
    expect(meeting(range(9, 1))).toEqual([range(0, 10)]);
    expect(meeting(range(9, 2))).toEqual([range(0, 10), range(10, 10)]);
    expect(meeting(range(20, 10))).toEqual([]);
    expect(meeting(range(34, 100))).toEqual([range(30, 5)]);
    expect(meeting(range(35, 100))).toEqual([]);
  });

  it('are found though one that began long before reaches over those that have ended', () => {
    const meeting = inTime([range(0, 1_000), range(10, 5), range(20, 5)]);
    expect(meeting(range(22, 1))).toEqual([range(0, 1_000), range(20, 5)]);
    expect(meeting(range(500, 1))).toEqual([range(0, 1_000)]);
  });

  it('come in order of time, whatever order they were given in, and leave out what has no frame', () => {
    const meeting = inTime([range(50, 5), range(0, 100), range(40, 0), range(20, 5)]);
    expect(meeting(range(0, 100))).toEqual([range(0, 100), range(20, 5), range(50, 5)]);
  });

  it('are those that looking at each of them gives', () => {
    const random = newRandom(7);
    const below = (limit: number): number => Math.floor(random() * limit);
    for (let round = 0; round < 300; round++) {
      const ranges = Array.from({ length: below(30) }, () => range(below(100), 1 + below(30)));
      const meeting = inTime(ranges);
      for (let i = 0; i < 20; i++) {
        const { first, frames } = range(below(120), 1 + below(20));
        const looked = ranges.filter((one) => one.first < first + frames && first < one.first + one.frames);
        expect(meeting({ first, frames })).toEqual(looked.sort((a, b) => a.first - b.first));
      }
    }
  });
});

it('finds the first value above a limit, or none', () => {
  const self = (value: number): number => value;
  expect([0, 1, 2, 3, 9].map((limit) => firstAbove([1, 1, 2, 3], limit, self))).toEqual([0, 2, 3, 4, 4]);
  expect(firstAbove([], 0, self)).toBe(0);
});
