import { describe, expect, it } from 'vitest';
import { type PackWords, packWords } from '../../../src/plan/pack/words.ts';

const WRITTEN = ['en', 'cs', 'fr', 'hr'];
const films = { burned: 'BURNED.mp4', soft: 'SOFT.mp4' };
/** All the texts of a language, one a line. */
const texts = (words: PackWords): string[] => [
  ...[words.subtitles, words.inPicture, words.switchable, words.sections, words.hall, words.files, words.transcript],
  ...Object.values(words.kinds),
  words.cannotPlay(films),
  ...[...words.advice(films), words.checking].flatMap(({ title, text }) => [title, text]),
];

describe.each(WRITTEN)('the words of a pack in %s', (language) => {
  const words = packWords(language);

  it('are its own: none is left in another language', () => {
    expect(words.language).toBe(language);
    for (const other of WRITTEN.filter((each) => each !== language)) {
      const theirs = new Set(texts(packWords(other)));
      expect(texts(words).filter((text) => text.includes(' ') && theirs.has(text))).toEqual([]);
    }
  });

  it('say the same things as in English, about the films of the pack', () => {
    expect(words.advice(films)).toHaveLength(packWords('en').advice(films).length);
    const all = words
      .advice(films)
      .map(({ text }) => text)
      .join('\n');
    for (const name of ['BURNED.mp4', 'SOFT.mp4', 'index.html', 'VLC', 'exFAT', 'HDMI', 'Windows + P'])
      expect(all).toContain(name);
    expect(words.cannotPlay(films)).toContain('BURNED.mp4');
    expect(JSON.stringify(words.advice({ burned: 'BURNED.mp4' }))).not.toMatch(/SOFT|undefined/);
  });

  it('are written as its readers write', () => {
    const all = texts(words).join('\n');
    expect(all).toBe(all.normalize('NFC'));
    expect(all).not.toMatch(/[ \u00a0]{2}|'| \n|"/);
    if (language === 'cs') expect(all).not.toMatch(/(?<!\p{L})[ksvzouai] /iu);
    if (language === 'fr') expect(all).not.toMatch(/[^\u00a0][;?!»]|[^\u00a0]:(?!\d)|«[^\u00a0]/);
    else expect(all).not.toMatch(/\s[:;?!]/);
  });
});

it('words are those of the language, whatever its region, and English where there are none', () => {
  expect(packWords('fr-CA').language).toBe('fr');
  expect(packWords('uk').language).toBe('en');
});
