import { describe, expect, it } from 'vitest';
import { limitsFor } from '../../../src/subtitles/check/limits.ts';
import { checkTrack } from '../../../src/subtitles/check.ts';
import { compare } from '../../../src/web/translator/compare.ts';
import { cueAt, linesOf, plainText, textOfLines } from '../../../src/web/translator/cues.ts';
import { cutMarks, sourceChanges } from '../../../src/web/translator/marks.ts';
import { measure } from '../../../src/web/translator/measure.ts';
import { rowsOf } from '../../../src/web/translator/rows.ts';
import { findAll, replaceOne } from '../../../src/web/translator/search.ts';

const cue = (id: number, start: number, end: number, text = `cue ${id}`) => ({ id, start, end, text });
const from = (number: number, start: number, end: number, text = `source ${number}`) => ({ number, start, end, text });

describe('the text of a cue', () => {
  it('keeps its looks on the way to the service and back', () => {
    const text = '<i>Dobrý</i> den & <b>ráno</b>\n5 < 6';
    expect(textOfLines(linesOf(text))).toBe(text);
    expect(plainText(text)).toBe('Dobrý den & ráno\n5 < 6');
  });
});

describe('what is measured', () => {
  const limits = limitsFor('cs');

  it.each([
    ['<i>Krátký</i>', 2000],
    ['x'.repeat(43), 4000],
    ['x'.repeat(20), 1000],
    ['x'.repeat(21), 1000],
    ['a\nb\nc', 2000],
    ['Příliš krátce', 800],
    ['á\u0301'.repeat(30), 7100],
  ])('%j in %d ms is what the service finds', (text, length) => {
    const lines = linesOf(text);
    const found = checkTrack(
      {
        ...{ file: 'x', encoding: 'utf-8', confidence: 1, timings: 1, problems: [] },
        ...{ cues: [{ start: 0, end: length, lines }], places: [{ cue: 1, line: 0 }] },
      },
      { language: 'cs' },
    );
    const severity = (code: string) => found.find((one) => one.code === code)?.severity ?? 'good';
    const { verdict, speed } = measure({ start: 0, end: length, text }, limits);
    expect(verdict).toEqual({
      longest: severity('line-length'),
      lines: severity('line-count'),
      speed: severity('reading-speed'),
      seconds: severity('duration'),
    });
    const said = found.find(({ code }) => code === 'reading-speed')?.message;
    if (said) expect(said).toContain(`${speed} characters a second`);
  });
});

describe('rows', () => {
  it('lay each cue of the source beside the one that shares most of its time, and what has none into a gap', () => {
    const rows = rowsOf(
      [cue(7, 1000, 3000), cue(8, 3000, 6000)],
      [from(1, 0, 900), from(2, 1000, 2000), from(3, 2500, 5000), from(4, 6000, 7000)],
    );
    expect(
      rows.map(({ key, source }) => [key, [source].flat().map((one) => (one as { number: number }).number)]),
    ).toEqual([
      ['s1', [1]],
      ['c7', [2]],
      ['c8', [3]],
      ['s4', [4]],
    ]);
  });

  it('of two thousand cues are laid in a moment', () => {
    const cues = Array.from({ length: 2000 }, (_, i) => cue(i + 1, i * 2000, i * 2000 + 1800));
    const begun = performance.now();
    expect(
      rowsOf(
        cues,
        cues.map(({ id, start, end }) => from(id, start + 100, end)),
      ),
    ).toHaveLength(2000);
    expect(performance.now() - begun).toBeLessThan(200);
  });

  it('know the cue under way, the long one too that another lies over', () => {
    const cues = [cue(1, 0, 5000), cue(2, 1000, 2000), cue(3, 6000, 7000)];
    expect([0, 1500, 3000, 5500, 6000, 7000].map((time) => cueAt(cues, time)?.id)).toEqual([
      1,
      2,
      1,
      undefined,
      3,
      undefined,
    ]);
  });
});

describe('find', () => {
  const cues = [cue(1, 0, 1, 'Ústav ústavu'), cue(2, 1, 2, 'a+b? ústav')];
  const find = (text: string, options: object = {}) =>
    findAll(cues, { text, matchCase: false, wholeWords: false, ...options }).map(({ id, from: at }) => [id, at]);

  it('takes signs for themselves, and minds case and whole words where that is wanted', () => {
    expect(find('ÚSTAV')).toEqual([
      [1, 0],
      [1, 6],
      [2, 5],
    ]);
    expect(find('Ústav', { matchCase: true })).toEqual([[1, 0]]);
    expect(find('ústav', { wholeWords: true })).toEqual([
      [1, 0],
      [2, 5],
    ]);
    expect(find('+b?')).toEqual([[2, 1]]);
    expect(find('')).toEqual([]);
  });

  it('replaces one place', () => {
    expect(replaceOne(cues, { id: 2, from: 0, to: 3 }, '$&')[1]?.text).toBe('$&? ústav');
  });
});

describe('a comparison', () => {
  it('tells what is new, changed and gone', () => {
    const before = [cue(0, 0, 1000, 'A'), cue(0, 1000, 2000, 'B'), cue(0, 2000, 3000, 'C')];
    const now = [cue(1, 0, 1000, 'A'), cue(2, 1100, 2000, 'B!'), cue(3, 4000, 5000, 'D')];
    const { differences, gone } = compare(now, before);
    expect([...differences]).toEqual([
      [2, { kind: 'changed', text: 'B', was: { start: 1000, end: 2000 } }],
      [3, { kind: 'new' }],
    ]);
    expect(gone).toEqual([before[2]]);
  });
});

describe('marks', () => {
  it('stand where the words of the source are other than then, not where only times are', () => {
    const then = [cue(0, 0, 1000, 'A'), cue(0, 1000, 2000, 'B')];
    const now = [from(1, 0, 900, 'A'), from(2, 1000, 2000, 'B!'), from(3, 3000, 4000, 'new')];
    expect([...sourceChanges(now, then)]).toEqual([
      [2, 'B'],
      [3, undefined],
    ]);
  });

  it('stand at cues that a new cut re-timed; lost ones are listed', () => {
    const about = { number: 1, text: 'A', was: { start: 0, end: 9 }, message: '' };
    const cut = { ...about, change: 'cut', now: [{ start: 0, end: 500 }] } as const;
    const lost = { ...about, change: 'lost', now: [] } as const;
    const marks = cutMarks(
      [cue(5, 0, 500), cue(6, 500, 900)],
      [cut, lost].map((one) => ({ ...one, now: [...one.now] })),
    );
    expect([[...marks.cues.keys()], marks.lost.map(({ change }) => change)]).toEqual([[5], ['lost']]);
  });
});
