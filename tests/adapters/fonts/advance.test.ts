import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { advancesOf } from '../../../src/adapters/fonts/advance.ts';
import { notoSans } from '../../../src/adapters/fonts/noto.ts';

const LANGUAGES = ['en', 'cs', 'fr', 'hr'];

/** Where letters become one, stand apart, bear marks, or are read from right to left or in clusters. */
const ODD = [
  ...['', 'f', 'fi', 'ffi', 'efficace', 'fjord', 'AVAT', 'Tovėj', 'L’infirmière', '«Où»', '1930', '1/2', '1⁄2'],
  ...[
    'x²',
    'T\u0301o',
    'i\u0307\u0301',
    'Việt',
    'Καλημέρα',
    'Привет',
    'नमस्ते',
    'क्षि',
    'שלום',
    'مرحبا',
    '🎬',
    'a🎬b',
    '\ud800',
  ],
];

const wordsOfTheDemo = (): string[] =>
  LANGUAGES.flatMap((language) => readFileSync(`subtitles/demo/${language}.srt`, 'utf8').normalize('NFC').split(/\s+/));

describe.each(notoSans().files)('the width of a word in $face', ({ path }) => {
  const font = create(readFileSync(path)) as Font;
  const shaped = (word: string): number => font.layout(word).advanceWidth;

  it('is that of the whole word, though it is measured by pairs of letters', () => {
    const advance = advancesOf(font);
    const words = [...new Set([...ODD, ...wordsOfTheDemo()])];
    const wrong = words.filter((word) => advance(word) !== shaped(word));
    expect(wrong).toEqual([]);
  });
});
