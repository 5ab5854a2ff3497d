import { describe, expect, it } from 'vitest';
import { findDrift, undrift } from '../../../src/subtitles/check/drift.ts';
import { checkTrack } from '../../../src/subtitles/check.ts';
import type { Cue } from '../../../src/subtitles/cue.ts';
import { cue, readingOf } from '../sample.ts';

/** Starts at uneven distances, as speech has them. */
const film = (count: number, text = (i: number): string => `replika číslo ${i} je tady`): Cue[] =>
  Array.from({ length: count }, (_, i) => {
    const start = i * 4000 + ((i * i * 37) % 1700);
    return cue(start, start + 2000, text(i));
  });

const english = { language: 'en', cues: film(60, (i) => `line number ${i} stands here`) };
const found = (cues: readonly Cue[], code: string, others = [english]) =>
  checkTrack(readingOf(cues), { language: 'cs', others }).filter((problem) => problem.code === code);

describe('drift', () => {
  it.each([
    [1001 / 1000, 0],
    [1000 / 1001, 0],
    [25025 / 24000, 0],
    [24000 / 25025, 0],
    [25 / 24, 0],
    [24 / 25, 0],
    [1, 2500],
    [1, -3_600_000],
    [25 / 24, 12_000],
  ])('finds times that must be scaled by %d and shifted by %d ms', (scale, shift) => {
    const reference = film(600);
    const wrong = reference.map((c) => ({ ...c, start: (c.start - shift) / scale, end: (c.end - shift) / scale }));
    const drift = findDrift(wrong, reference);
    expect(drift?.scale).toBeCloseTo(scale, 5);
    expect(Math.abs((drift?.shift ?? 0) - shift)).toBeLessThanOrEqual(300);
    const mended = undrift(wrong, drift ?? { scale: 1, shift: 0, rates: '' });
    for (const [i, { start }] of mended.entries())
      expect(Math.abs(start - (reference[i]?.start ?? 0))).toBeLessThan(320);
  });

  it('sees none where another translator cut the text otherwise', () => {
    const other = film(300)
      .filter((_, i) => i % 3 !== 0)
      .map((c) => ({ ...c, start: c.start + 120 }));
    expect(findDrift(other, film(300))).toBeUndefined();
  });

  it('sees none between two films', () => {
    const another = Array.from({ length: 200 }, (_, i) => cue(i * 5300 + ((i * 7919) % 2600), i * 5300 + 3000, 'x'));
    expect(findDrift(another, film(300))).toBeUndefined();
  });

  it('is told in words, in place of what follows from it', () => {
    const wrong = film(60).map((c) => ({ ...c, start: c.start + 5000, end: c.end + 5000 }));
    const problems = found(wrong, 'drift');
    expect(problems).toMatchObject([{ severity: 'error', repair: 'drift' }]);
    expect(problems[0]?.message).toContain('5.00 s too late');
    expect(found(wrong, 'missing')).toEqual([]);
  });
});

describe('missing and extra', () => {
  it('are told as stretches', () => {
    const holes = film(60).filter((_, i) => i < 20 || i > 24);
    const missing = found(holes, 'missing');
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatchObject({ severity: 'error', time: english.cues[20]?.start });
    expect(missing[0]?.message).toContain('en has 5 cues here ("line number 20 stands here")');
    const fewer = { language: 'en', cues: english.cues.filter((_, i) => i !== 30) };
    expect(found(film(60), 'extra', [fewer])).toMatchObject([{ severity: 'error', cue: 31 }]);
  });

  it('are none for a word that one language leaves out', () => {
    const short = { language: 'en', cues: [...english.cues, cue(300_000, 301_000, 'Oh')] };
    expect(found(film(60), 'missing', [short])).toEqual([]);
  });

  it('are none where cues are merged or begin a little later', () => {
    const merged = film(60).map((c, i) => (i % 2 ? c : { ...c, start: c.start + 250, end: c.end + 250 }));
    expect([...found(merged, 'missing'), ...found(merged, 'extra')]).toEqual([]);
  });
});

describe('untranslated', () => {
  const withText = (text: string): Cue[] => film(60).map((c, i) => (i === 5 ? cue(c.start, c.end, text) : c));
  const source = (text: string) => [
    { language: 'en', cues: english.cues.map((c, i) => (i === 5 ? cue(c.start, c.end, text) : c)) },
  ];

  it('finds a cue that was left in the source language', () => {
    expect(found(withText('we all went there'), 'untranslated', source('We all went there.'))).toMatchObject([
      { severity: 'error', cue: 6 },
    ]);
  });

  it.each(['Jana Nováková', 'OK.', '1984', 'www.publiccode.eu is here', 'Emo?'])(
    '%s is the same everywhere',
    (text) => {
      expect(
        found(withText(text.replace(' is here', '')), 'untranslated', source(text.replace(' is here', ''))),
      ).toEqual([]);
    },
  );

  it('finds none against a variety of the same language', () => {
    const british = [{ language: 'cs-CZ', cues: film(60) }];
    expect(found(film(60), 'untranslated', british)).toEqual([]);
  });
});

describe('which track is followed', () => {
  const late = (cues: readonly Cue[]): Cue[] => cues.map((c) => ({ ...c, start: c.start + 5000, end: c.end + 5000 }));
  const check = (cues: readonly Cue[], others: { language: string; cues: readonly Cue[] }[], source?: string) =>
    checkTrack(readingOf(cues), { language: 'cs', others, ...(source ? { source } : {}) })
      .map(({ code }) => code)
      .filter((code) => ['drift', 'missing', 'extra', 'untranslated'].includes(code));
  const french = { language: 'fr', cues: film(60, (i) => `réplique numéro ${i} ici`) };

  it('is the source, whatever the others do', () => {
    expect(check(film(60), [english, { ...french, cues: late(french.cues) }], 'en')).toEqual([]);
    expect(check(late(film(60)), [english, french], 'en')).toEqual(['drift']);
  });

  it('is nobody for the source itself', () => {
    expect(check(film(60).slice(10), [english, french], 'cs')).toEqual([]);
  });

  it('is the majority where no source is named', () => {
    const drifted = { ...french, cues: late(french.cues) };
    const german = { language: 'de', cues: film(60, (i) => `Zeile Nummer ${i} hier`) };
    expect(check(film(60), [drifted, english, german])).not.toContain('drift');
    expect(check(late(film(60)), [english, french, german])).toEqual(['drift']);
  });
});
