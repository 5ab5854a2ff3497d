import { describe, expect, it } from 'vitest';
import { breakLines } from '../../../src/subtitles/break/break.ts';
import { type Line, lineText, type Run } from '../../../src/subtitles/cue.ts';
import { lines } from '../sample.ts';

const measure = ({ text }: Run): number => text.length;
const broken = (text: string | Line[], language: string, maxWidth = 42): string[] =>
  breakLines(typeof text === 'string' ? lines(text) : text, { language, maxWidth, measure }).map(lineText);

describe('where lines end', () => {
  it.each([
    [
      'cs',
      'Naši poslanci by pracovali v pronajatých prostorech,',
      ['Naši poslanci by pracovali', 'v pronajatých prostorech,'],
    ],
    [
      'cs',
      'Zákony se mění každý rok, ale starostové o tom nevědí.',
      ['Zákony se mění každý rok,', 'ale starostové o tom nevědí.'],
    ],
    [
      'hr',
      'Otišli smo u selo i razgovarali s ljudima o njihovom radu.',
      ['Otišli smo u selo i razgovarali', 's ljudima o njihovom radu.'],
    ],
    [
      'en',
      'The mayor told us that nobody had ever asked before.',
      ['The mayor told us', 'that nobody had ever asked before.'],
    ],
    [
      'fr',
      'Nous sommes allés au village, et la mairie était fermée.',
      ['Nous sommes allés au village,', 'et la mairie était fermée.'],
    ],
  ])('%s: %s', (language, text, expected) => {
    expect(broken(text, language)).toEqual(expected);
  });

  it('never leaves a one-letter word of Czech or Croatian at the end of a line', () => {
    const texts = {
      cs: 'Byli jsme tam s ním a s ní u vody i v lese k večeru o svátcích z města',
      hr: 'Bili smo tamo s njim i s njom u vodi a k večeri o blagdanima u gradu',
    };
    for (const [language, text] of Object.entries(texts))
      for (let width = 12; width < 60; width++)
        for (const line of broken(text, language, width).slice(0, -1)) expect(line).not.toMatch(/ [a-z]$/);
  });

  it('never parts a number from its unit or its thousands', () => {
    for (let width = 12; width < 40; width++) {
      expect(broken('Stálo to asi 25 000 Kč a 30 km cesty', 'cs', width).join('|')).not.toMatch(
        /25\|000|000\|Kč|30\|km/,
      );
      expect(broken('It took 12 % of 40 km there', 'en', width).join('|')).not.toMatch(/12\|%|40\|km/);
    }
  });

  it('never begins a line with French punctuation', () => {
    for (let width = 10; width < 30; width++)
      for (const line of broken('Vraiment ? Mais oui ! Bon : allons', 'fr', width)) expect(line).not.toMatch(/^[?!:]/);
  });

  it('leaves no-break spaces whole', () => {
    expect(broken('Il a dit :\u00a0«\u00a0Non\u00a0» hier', 'fr', 14).join('|')).toContain(
      'dit :\u00a0«\u00a0Non\u00a0»',
    );
  });
});

describe('what it keeps', () => {
  it('all words in their order, and every line within the width unless one word is wider', () => {
    const text = 'Nejneobhospodařovávatelnější pole v celém kraji leží u řeky';
    for (let width = 3; width < 70; width++) {
      const result = broken(text, 'cs', width);
      expect(result.join(' ')).toBe(text);
      for (const line of result) if (!/^(\S )*\S+$/.test(line)) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  it('the looks of every run', () => {
    const mixed: Line[] = [
      [{ text: 'One ' }, { text: 'two three', italic: true }, { text: ', four' }],
      [{ text: 'five', bold: true }],
    ];
    expect(breakLines(mixed, { language: 'en', maxWidth: 14, measure })).toEqual([
      [{ text: 'One ' }, { text: 'two three', italic: true }, { text: ',' }],
      [{ text: 'four ' }, { text: 'five', bold: true }],
    ]);
  });

  it('the lines of two speakers apart', () => {
    expect(broken('-Ano?\n-Ne.', 'cs')).toEqual(['-Ano?', '-Ne.']);
    expect(broken('-One that goes\non a little\n-Two', 'en')).toEqual(['-One that goes on a little', '-Two']);
  });

  it('one line where one is enough', () => {
    expect(broken('Two\nlines', 'en')).toEqual(['Two lines']);
  });
});

it('fits lines that are wider together than word by word, and hardly narrower than need be', () => {
  const kerned = ({ text }: Run): number => text.length * (text.length > 10 ? 1.04 : 1);
  const text = Array.from({ length: 31 }, () => 'word').join(' ');
  const result = breakLines(lines(text), { language: 'en', maxWidth: 40, measure: kerned });
  expect(result).toHaveLength(5);
  for (const line of result) expect(line.reduce((sum, run) => sum + kerned(run), 0)).toBeLessThanOrEqual(40);
});

it('gives nothing for nothing', () => {
  expect(breakLines([], { language: 'cs', maxWidth: 42, measure })).toEqual([]);
});
