import { describe, expect, it } from 'vitest';
import { textOf } from './draft.ts';

describe.each([
  ['en', 'READ ME.txt', 'Before the showing'],
  ['cs', 'CTETE.txt', 'Před promítáním'],
  ['fr', 'LISEZ-MOI.txt', 'Avant la projection'],
  ['hr', 'PROCITAJ-ME.txt', 'Prije prikazivanja'],
])('the READ ME in %s', (language, name, first) => {
  const text = textOf(name, { language });
  const lines = text.replace('\uFEFF', '').split('\r\n');

  it('opens in any editor: marked as UTF-8, with line ends of Windows, no line too long', () => {
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(lines.filter((line) => line.length > 79 && !line.includes('Get-FileHash'))).toEqual([]);
  });

  it('has the film’s title, then advice under headings that are underlined to their length', () => {
    expect(lines.slice(0, 2)).toEqual(['Blízko "domova" & <dál>', '='.repeat(23)]);
    expect(lines[lines.indexOf(first) + 1]).toBe('-'.repeat(first.length));
  });

  it('names every file of the pack', () => {
    for (const file of [
      'film.cs.720p.mp4',
      `film.${language}.srt`,
      'poster.jpg',
      'index.html',
      name,
      'checksums.sha256',
    ])
      expect(lines).toContain(file);
  });
});
