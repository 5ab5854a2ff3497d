import { expect, it } from 'vitest';
import { countCharacters } from '../../../src/subtitles/check/graphemes.ts';
import { limitsFor } from '../../../src/subtitles/check/limits.ts';

it.each([
  ['en', 20],
  ['cs', 17],
  ['fr-CA', 17],
  ['hr', 17],
  ['xx', 17],
])('%s: %d characters a second, 42 in a line, two lines', (language, charactersPerSecond) => {
  expect(limitsFor(language)).toMatchObject({ charactersPerSecond, charactersPerLine: 42, lines: 2, gap: 2 });
});

it('SDH is read at 20 everywhere, and the documentary has the last word', () => {
  expect(limitsFor('cs', {}, true).charactersPerSecond).toBe(20);
  expect(limitsFor('cs', { charactersPerSecond: 15, lines: 3 }, true)).toMatchObject({
    charactersPerSecond: 15,
    lines: 3,
  });
});

it.each([
  ['', 0],
  ['Příliš žluťoučký', 16],
  ['Pr\u030ci\u0301', 3],
  ['🇨🇿👩‍👩‍👧‍👦', 2],
  ['«\u00a0Oui\u00a0»', 7],
  ['नमस्ते', 3],
])('%j counts %d', (text, count) => {
  expect(countCharacters(text)).toBe(count);
});
