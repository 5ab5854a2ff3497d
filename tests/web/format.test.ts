import { expect, it } from 'vitest';
import { UI_LANGUAGES } from '../../src/web/words/define.ts';
import { newFormat } from '../../src/web/words/format.ts';

const inAll = (say: (format: ReturnType<typeof newFormat>) => string): string[] =>
  UI_LANGUAGES.map((language) => say(newFormat(language)).replace(/\s/g, ' '));

it('days are written in the language’s way', () => {
  expect(inAll(({ date }) => date('2026-11-24T12:00:00Z'))).toEqual([
    '24 November 2026',
    '24. listopadu 2026',
    '24 novembre 2026',
    '24. studenoga 2026.',
  ]);
});

it('sizes too, in decimal units, with a digit more where they are small', () => {
  expect(inAll(({ bytes }) => bytes(1_234_567_890))).toEqual(['1.2 GB', '1,2 GB', '1,2 Go', '1,2 GB']);
  expect(inAll(({ bytes }) => bytes(14_175_679))).toEqual(['14 MB', '14 MB', '14 Mo', '14 MB']);
  expect(newFormat('en').bytes(0)).toBe('0 byte');
});

it('shares, lengths and places in a film', () => {
  expect(inAll(({ percent }) => percent(0.5))).toEqual(['50%', '50 %', '50 %', '50 %']);
  const { clock, duration } = newFormat('en');
  expect([0, 61.9, 3_723].map(clock)).toEqual(['0:00', '1:01', '1:02:03']);
  expect([0.2, 59, 90, 3_600, 5_400].map(duration)).toEqual(['1 sec', '59 secs', '2 mins', '1 hr', '1 hr 30 mins']);
});

it('languages by their names', () => {
  expect(inAll(({ language }) => language('cs'))).toEqual(['Czech', 'čeština', 'tchèque', 'češki']);
});
