import { describe, expect, it } from 'vitest';
import { filled, type PrintWords, printWords } from '../../../src/plan/kit/words.ts';

const LANGUAGES = ['en', 'cs', 'fr', 'hr'];

const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);

const said = ({ language: _, ...words }: PrintWords): string[] => texts(words);

describe.each(LANGUAGES)('the words of prints in %s', (language) => {
  const words = said(printWords(language));

  it('are its own, filled in where the English ones are', () => {
    const english = said(printWords('en'));
    expect(words).toHaveLength(english.length);
    const places = (text: string) => text.match(/\{\w+\}/g) ?? [];
    for (const [i, text] of words.entries()) expect(places(text)).toEqual(places(english[i] ?? ''));
    const same = words.filter((text) => english.includes(text));
    // French says some words as English does.
    if (language !== 'en') expect(same.filter((text) => !['Contacts', 'Notes', 'Date'].includes(text))).toEqual([]);
  });

  it('are written as its readers write', () => {
    const all = words.join('\n');
    expect(all).toBe(all.normalize('NFC'));
    expect(all).not.toMatch(/ {2}|'|"/);
    if (language === 'cs') expect(all).not.toMatch(/(?<!\p{L})[ksvzouai] /iu);
    if (language === 'fr') expect(all).not.toMatch(/[^\u00a0][;?!:»]|«[^\u00a0]/);
    else expect(all).not.toMatch(/\s[:;?!]/);
  });
});

it('words are those of the language, whatever its region, and English where there are none', () => {
  expect(printWords('fr-CA').language).toBe('fr');
  expect(printWords('uk').language).toBe('en');
});

it('what is filled in is not read again', () => {
  expect(filled('{title} {other}', { title: '{time} $&', time: 'x' })).toBe('{time} $& {other}');
});
