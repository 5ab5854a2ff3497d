import { expect, it } from 'vitest';
import { imposed, placesOf } from '../../../src/run/print/impose.ts';

const numbered = (leaves: number): string[] => imposed(leaves).map(([left, right]) => `${left + 1} ${right + 1}`);

it('leaves lie on sheets as a booklet is folded', () => {
  expect(numbered(4)).toEqual(['4 1', '2 3']);
  expect(numbered(8)).toEqual(['8 1', '2 7', '6 3', '4 5']);
  expect(numbered(12)).toEqual(['12 1', '2 11', '10 3', '4 9', '8 5', '6 7']);
});

it('every leaf has one place, odd ones at the right', () => {
  const places = placesOf(16);
  expect(new Set(places.map(({ side, isRight }) => `${side}${isRight}`)).size).toBe(16);
  for (const [i, { isRight }] of places.entries()) expect(isRight).toBe(i % 2 === 0);
});
