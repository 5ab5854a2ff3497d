import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/subtitles/break/break.ts';
import { checkTrack } from '../../src/subtitles/check.ts';
import { type Cue, cueText, type Line, lineText, type Run } from '../../src/subtitles/cue.ts';
import { repairTrack } from '../../src/subtitles/repair.ts';
import { assText } from '../../src/subtitles/write/asstext.ts';
import { WRITTEN, writeTrack } from '../../src/subtitles/write.ts';
import { read, readingOf } from './sample.ts';

/** Characters of the four languages, those that formats give a meaning, and some from far away. */
const char = fc.constantFrom(
  ...'abcXYZ019 ěščřžýáíéúůďťňĚŠČŘŽćđĆĐàâçèêëîïôœùûü\'’"„“”«»…–—-.,:;!?<>&{}/()[]|#%€♪中👩‍👩‍👧',
);
const word = fc.string({ unit: char, minLength: 1, maxLength: 12 });
const run = fc.record(
  {
    text: word,
    italic: fc.constant(true as const),
    bold: fc.constant(true as const),
    underline: fc.constant(true as const),
  },
  { requiredKeys: ['text'] },
);

/** What a reader gives: blanks off at both ends, no empty line, neighbours in one look made one run. */
const tidy = (runs: readonly Run[]): Line => {
  const line: Run[] = [];
  for (const { text, ...look } of runs) {
    const last = line.at(-1);
    if (last && JSON.stringify({ ...last, text: '' }) === JSON.stringify({ text: '', ...look }))
      line[line.length - 1] = { ...last, text: last.text + text };
    else line.push({ text, ...look });
  }
  return line;
};
const isTidy = (line: Line): boolean => {
  const text = lineText(line);
  return text !== '' && text === text.replace(/^[ \t]+|[ \t]+$/g, '') && line.every((part) => part.text.trim() !== '');
};
const line = fc.array(run, { minLength: 1, maxLength: 3 }).map(tidy).filter(isTidy);

const vertical = fc.constantFrom('top', 'middle', 'bottom') as fc.Arbitrary<'top' | 'middle' | 'bottom'>;
const horizontal = fc.constantFrom('left', 'center', 'right') as fc.Arbitrary<'left' | 'center' | 'right'>;
const position = fc
  .record({ vertical, horizontal })
  .filter((at) => at.vertical !== 'bottom' || at.horizontal !== 'center');

const cues = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 0, max: 5000 }),
      length: fc.integer({ min: 1, max: 9000 }),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      position: fc.option(position, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => {
    let time = 0;
    return parts.map(({ wait, length, lines, position: at }): Cue => {
      const start = time + wait;
      time = start + length;
      return { start, end: time, lines, ...(at ? { position: at } : {}) };
    });
  });

const RUNS = { numRuns: 300 };
const marked = (text: string): boolean => /\{\\|&[#\w]{1,10};/.test(text);

describe('writing and reading', () => {
  it.each(['srt', 'vtt', 'ttml'] as const)('%s gives back the very same cues', (format) => {
    fc.assert(
      fc.property(cues, (written) => {
        const { cues: again, problems } = read(writeTrack(written, format, { language: 'cs' }));
        expect(again).toEqual(written);
        expect(problems).toEqual([]);
      }),
      { ...RUNS, examples: [[[{ start: 0, end: 1, lines: [[{ text: '<<a>a & <3 <b>' }]] }]]] },
    );
  });

  it('ASS gives back the same words within a hundredth of a second', () => {
    fc.assert(
      fc.property(cues, (written) => {
        const long = written.map((cue) => ({ ...cue, end: Math.max(cue.end, cue.start + 20) }));
        const again = read(writeTrack(long, 'ass', { language: 'cs' })).cues;
        const harmless = (text: string): string => text.replaceAll('{', '(').replaceAll('}', ')').replaceAll('\\', '/');
        expect(again.map(cueText)).toEqual(long.map((cue) => harmless(cueText(cue))));
        for (const [i, { start, end }] of again.entries()) {
          expect(Math.abs(start - (long[i]?.start ?? 0))).toBeLessThanOrEqual(5);
          expect(Math.abs(end - (long[i]?.end ?? 0))).toBeLessThanOrEqual(5);
        }
      }),
      RUNS,
    );
  });

  it('comes to rest: what was read, written and read again stays the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = read(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`).cues;
        for (const format of ['srt', 'vtt'] as const) {
          const twice = read(writeTrack(once, format, { language: 'en' })).cues;
          expect(twice.map(cueText)).toEqual(
            once.map((cue) => cueText(cue)).map((words) => (marked(words) ? expect.anything() : words)),
          );
        }
      }),
      RUNS,
    );
  });
});

/** Anything at all, but with a good chance of looking like a subtitle file. */
const scrap = fc.constantFrom(
  '1',
  '2',
  '',
  '\n',
  '00:00:01,000 --> 00:00:02,000',
  '00:01.000 --> 00:02.000',
  '-->',
  'WEBVTT',
  'NOTE x',
  'Text',
  '<i>',
  '</i>',
  '{\\an8}',
  '&amp;',
  '00:00:05,000 --> 00:00:04,000',
  'a --> b',
  '  ',
  '\u00a0',
  '[Events]',
  '{1}{2}x',
);
const file = fc.array(fc.oneof({ weight: 8, arbitrary: scrap }, { weight: 1, arbitrary: fc.string() }), {
  maxLength: 40,
});

describe('reading anything', () => {
  it('never throws and accounts for every timing', () => {
    fc.assert(
      fc.property(file, fc.constantFrom('\n', '\r\n', '\r'), (pieces, newline) => {
        const text = pieces.join(newline);
        const reading = read(text);
        const lost = reading.problems.filter(({ code }) => code === 'bad-time').length;
        expect(reading.timings).toBe(reading.cues.length + lost);
        expect(reading.places).toHaveLength(reading.cues.length);
        if (reading.format === 'srt' || reading.format === 'webvtt')
          expect(reading.timings).toBeGreaterThanOrEqual(
            text.split(/\r\n|\r|\n/).filter((part) => part.includes('-->')).length,
          );
        checkTrack(reading, { language: 'cs' });
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws on bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const text = new TextDecoder('latin1').decode(bytes);
        expect(() => read(text)).not.toThrow();
      }),
      RUNS,
    );
  });
});

const measure = ({ text }: Run): number => text.length;

describe('breaking', () => {
  it('keeps every word and look, and the width wherever words allow', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('cs', 'hr', 'fr', 'en', 'xx'),
        (lines, maxWidth, language) => {
          const broken = breakLines(lines, { language, maxWidth, measure });
          const looks = (all: readonly Line[]): string[] =>
            all.flatMap((one) =>
              one.flatMap((part) =>
                [...part.text.replace(/[ \t]/g, '')].map((c) => `${c}${part.italic}${part.bold}${part.underline}`),
              ),
            );
          expect(looks(broken)).toEqual(looks(lines));
          for (const one of broken.map(lineText))
            if (/[ \t]/.test(one)) expect(one.length).toBeLessThanOrEqual(maxWidth);
        },
      ),
      RUNS,
    );
  });
});

describe('ASS text', () => {
  it('has no brace and no backslash but our own', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const text = assText(lines).replace(/\{(\\[ibu][01])+\}|\\N/g, '');
        expect(text).not.toMatch(/[{}\\\r\n]/);
      }),
      RUNS,
    );
  });
});

describe('repairing', () => {
  it('touches no word, keeps its promises and comes to rest', () => {
    const options = { language: 'cs' } as const;
    const letters = (all: readonly Cue[]): string =>
      all
        .map(cueText)
        .join('')
        .replace(/[\s\u200d]/g, '');
    const shuffled = cues.chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 4000 }), (written, stretch) => {
        const over = written.map((cue) => ({ ...cue, end: cue.end + stretch }));
        const reading = readingOf(over);
        const { cues: mended, problems } = repairTrack(reading, options);
        // Letters drawn by lot may look like those of a wrong table, some only once two lines are one.
        fc.pre(![...checkTrack(reading, options), ...problems].some(({ code }) => code === 'mojibake'));
        const sorted = [...over].sort((a, b) => a.start - b.start);
        expect([...letters(mended)].sort()).toEqual([...letters(sorted)].sort());
        const kept = problems.filter(({ repair, code }) => repair && code !== 'gap');
        expect(kept).toEqual([]);
        const again = repairTrack(readingOf(mended), options);
        expect(again.changes.filter(({ repair }) => repair !== 'gap')).toEqual([]);
      }),
      RUNS,
    );
  });
});

it('writes every format of the list', () => {
  for (const format of WRITTEN) expect(writeTrack([], format, { language: 'cs' })).toBeTypeOf('string');
});
