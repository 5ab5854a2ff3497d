import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../src/subtitles/cue.ts';
import { cueText } from '../../../src/subtitles/cue.ts';
import { type RepairOptions, repairTrack } from '../../../src/subtitles/repair.ts';
import { codes, cue, read, readingOf } from '../sample.ts';

const repair = (cues: readonly Cue[], options: Partial<RepairOptions> = {}) =>
  repairTrack(readingOf(cues), { language: 'cs', ...options });
const times = (cues: readonly Cue[]): number[][] => cues.map(({ start, end }) => [start, end]);

describe('repairs of times', () => {
  it('sorts', () => {
    const { cues, changes, problems } = repair([cue(5000, 6000, 'B.'), cue(1000, 2000, 'A.'), cue(9000, 9900, 'C.')]);
    expect(cues.map(cueText)).toEqual(['A.', 'B.', 'C.']);
    expect(changes).toMatchObject([{ repair: 'order', cue: 1 }]);
    expect(codes(problems)).toEqual([]);
  });

  it('ends a cue before the next begins', () => {
    const { cues, changes, problems } = repair([cue(0, 3000, 'A.'), cue(2000, 4000, 'B.')]);
    expect(times(cues)).toEqual([
      [0, 1920],
      [2000, 4000],
    ]);
    expect(changes).toEqual([
      { repair: 'overlap', cue: 1, message: 'cue 1 (00:00:00,000): ends 1080 ms sooner, before cue 2' },
    ]);
    expect(problems).toEqual([]);
  });

  it('shows two cues together that begin together', () => {
    const { cues, problems } = repair([cue(0, 3000, '-Ano?'), cue(100, 4000, '-Ne.')]);
    expect(cues).toEqual([cue(0, 4000, '-Ano?\n-Ne.')]);
    expect(problems).toEqual([]);
  });

  it('leaves what it cannot mend, and does not claim that it could', () => {
    const { cues, problems } = repair([cue(0, 3000, 'A\nB'), cue(0, 3000, 'C\nD')]);
    expect(cues).toHaveLength(2);
    expect(problems.find(({ code }) => code === 'overlap')?.repair).toBeUndefined();
  });

  it('opens gaps to two frames, where the cue stays long enough', () => {
    const { cues } = repair([cue(0, 2000, 'A.'), cue(2000, 2850, 'B.'), cue(2850, 4000, 'C.')]);
    expect(times(cues)).toEqual([
      [0, 1920],
      [2000, 2850],
      [2850, 4000],
    ]);
  });

  it('moves times back onto those of the other languages', () => {
    const reference = Array.from({ length: 40 }, (_, i) => cue(i * 4000 + ((i * i * 37) % 900), i * 4000 + 2000, 'x'));
    const late = reference.map((c) => ({ ...c, start: c.start + 7000, end: c.end + 7000 }));
    const { cues, changes } = repair(late, { others: [{ language: 'en', cues: reference }] });
    expect(times(cues)).toEqual(times(reference));
    expect(changes[0]?.message).toBe('all times moved to those of en, as they are 7.00 s too late');
  });
});

describe('repairs of text', () => {
  it('breaks lines and touches no word', () => {
    const text = 'Tohle je jeden řádek, který je o dost delší než dovolených čtyřicet dva.';
    const { cues, problems } = repair([cue(0, 6000, text)]);
    expect(cues.map((c) => c.lines.length)).toEqual([2]);
    expect(cues.map((c) => cueText(c).replace('\n', ' '))).toEqual([text]);
    expect(problems).toEqual([]);
  });

  it('deletes cues without text', () => {
    const { cues, changes } = repair([cue(0, 1000, ''), cue(2000, 3000, 'A.')]);
    expect(cues.map(cueText)).toEqual(['A.']);
    expect(changes).toMatchObject([{ repair: 'empty-cue', cue: 1 }]);
  });

  it('brings letters back, in every run', () => {
    const spoilt: Cue[] = [
      { start: 0, end: 4000, lines: [[{ text: 'Opæina æe ' }, { text: 'èekati', italic: true }]] },
      cue(5000, 8000, 'Ðaci idu kuæi, kaže naèelnik.'),
    ];
    const { cues, changes, problems } = repair(spoilt, { language: 'hr' });
    expect(cues[0]?.lines).toEqual([[{ text: 'Općina će ' }, { text: 'čekati', italic: true }]]);
    expect(changes[0]?.message).toBe('cue 1 (00:00:00,000): "Opæina æe èekati" → "Općina će čekati"');
    expect(problems).toEqual([]);
  });

  it('mends by writing anew what only the file had wrong', () => {
    const reading = read('1\n00:00:01,000 --> 00:00:02,000\n<i>Ano.\n2\n00:00:03,5 --> 00:00:04,5\nNe &amp; ne.\n');
    const { changes, problems } = repairTrack(reading, { language: 'cs' });
    expect(changes.map(({ repair: name }) => name)).toEqual(['rewrite', 'rewrite', 'rewrite', 'rewrite']);
    expect(problems).toEqual([]);
  });

  it('does not hide what no repair can mend', () => {
    const reading = read('1\n00:00:01,000 --> soon\nAno.\n\n2\n00:00:03,000 --> 00:00:04,000\nP\ufffdíliš.\n');
    expect(codes(repairTrack(reading, { language: 'cs' }).problems)).toEqual(['undecodable', 'bad-time']);
  });
});

describe('what a person accepted', () => {
  const cues = [cue(0, 3000, ''), cue(2000, 4000, 'B.'), cue(4000, 6000, 'C.')];

  it('is done and nothing else', () => {
    expect(repair(cues, { only: ['empty-cue'] }).changes.map(({ repair: name }) => name)).toEqual(['empty-cue']);
    const unsorted = [cue(3000, 4000, 'B.'), cue(1000, 2000, 'A.')];
    expect(repair(unsorted, { only: ['order'] }).cues.map(cueText)).toEqual(['A.', 'B.']);
    expect(repair(cues, { only: [] })).toMatchObject({ cues, changes: [] });
  });
});
