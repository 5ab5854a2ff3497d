import type { Font } from 'fontkit';
import { once } from './once.ts';

/**
 * Letters and signs of scripts in which each only moves a little nearer to the one before it. Others change by what
 * stands further away, and marks let through what they stand between.
 */
const SIMPLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{P}]+$/u;

/**
 * Measures words with their kerning, in units of the font. Shaping one takes a tenth of a millisecond, and a long film
 * has tens of thousands; of pairs of letters it has one or two thousand, and a word is as wide as its pairs say.
 */
export const advancesOf = (font: Font): ((word: string) => number) => {
  const shaped = once((text) => font.layout(text).advanceWidth);
  const glyphOf = (letter: string) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
  const alone = once((letter) => glyphOf(letter).advanceWidth);
  /** What a letter adds after another; NaN where they become something else together, as `f` and `i` do. */
  const added = once((pair) => {
    const { glyphs, advanceWidth } = font.layout(pair);
    const [first = '', ...others] = pair;
    const isPlain = [first, ...others].every((letter, i) => glyphs[i]?.id === glyphOf(letter).id);
    return glyphs.length === 2 && isPlain ? advanceWidth - alone(first) : Number.NaN;
  });
  return (word) => {
    if (!SIMPLE.test(word)) return shaped(word);
    const [first = '', ...letters] = word;
    let [width, before] = [alone(first), first];
    for (const letter of letters) {
      width += added(before + letter);
      before = letter;
    }
    return Number.isNaN(width) ? shaped(word) : width;
  };
};
