import { expect, it } from 'vitest';
import { chances, seed } from './seed.ts';

it('is a number that can be named again', () => expect(Number.isSafeInteger(seed)).toBe(true));

it('gives each part of a bench the same chances again, and others to other parts', () => {
  const take = (part: string): readonly unknown[] => {
    const { below, bytes, pick } = chances(part);
    return [below(1e9), bytes(8), pick([...'abcdefgh'])];
  };
  expect(take('one')).toEqual(take('one'));
  expect(take('one')).not.toEqual(take('two'));
});

it('refuses to pick from nothing', () => expect(() => chances('none').pick([])).toThrow(RangeError));
