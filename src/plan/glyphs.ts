import { drawnTexts } from '../manifest/drawn-texts.ts';
import { fundingWritten } from '../manifest/funding.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import type { FontFacts } from './drawing.ts';

/** Characters of a text that the font cannot draw, each once; white space draws nothing. */
export const undrawable = (text: string, font: FontFacts): string[] =>
  [...new Set(text.normalize('NFC'))].filter(
    (character) => !/\s/.test(character) && !font.has(character.codePointAt(0) ?? 0),
  );

/** Problems of the texts that the manifest itself brings into the picture. */
export const glyphProblems = ({ timeline, funding }: Manifest, font: FontFacts): Problem[] =>
  [...timeline.flatMap(drawnTexts), ...fundingWritten(funding)].flatMap(({ at, text }) => {
    const texts = typeof text === 'string' ? [['', text] as const] : Object.entries(text);
    return texts.flatMap(([language, words]) => missing(words, `${at}${language && `/${language}`}`, font));
  });

const missing = (text: string, at: string, font: FontFacts): Problem[] => {
  const characters = undrawable(text, font);
  if (characters.length === 0) return [];
  const named = characters
    .slice(0, 8)
    .map((c) => `${c} (U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`);
  return [
    {
      severity: 'block',
      code: 'missing-glyph',
      at,
      message: `${font.family} cannot draw ${named.join(', ')}; write it another way.`,
    },
  ];
};
