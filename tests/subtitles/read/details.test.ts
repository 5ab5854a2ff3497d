import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../src/rational.ts';
import { cueProblem } from '../../../src/subtitles/problem.ts';
import { entity } from '../../../src/subtitles/read/entities.ts';
import { quote } from '../../../src/subtitles/read/findings.ts';
import { keypadOf, keypadPosition } from '../../../src/subtitles/read/position.ts';
import { readClock, ttmlTime } from '../../../src/subtitles/read/ttmltime.ts';
import { readXml } from '../../../src/subtitles/read/xml.ts';
import { formatTime } from '../../../src/subtitles/time.ts';

describe('entities', () => {
  it.each([
    ['&amp;', '&'],
    ['&#233;', 'é'],
    ['&#xE9;', 'é'],
    ['&hellip;', '…'],
    ['&#0;', undefined],
    ['&#xD800;', undefined],
    ['&#x110000;', undefined],
    ['&constructor;', undefined],
    ['&Ahoj;', undefined],
  ])('%s is %j', (token, char) => {
    expect(entity(token)).toBe(char);
  });
});

describe('times', () => {
  it.each([
    [0, '00:00:00,000'],
    [3_661_001, '01:01:01,001'],
    [-500, '-00:00:00,500'],
    [360_000_000, '100:00:00,000'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatTime(ms, ',')).toBe(text);
  });

  it('of TTML are exact, and default to 30 frames and ticks of a second', () => {
    const clock = readClock(() => undefined);
    const exact = (text: string): string => {
      const time = ttmlTime(text, clock);
      return time ? formatRational(time) : 'none';
    };
    expect(['1f', '3t', '00:00:01:10', '1.25s', '1', '1 s', '00:00:01:10.5'].map(exact)).toEqual([
      '1/30',
      '3',
      '4/3',
      '5/4',
      'none',
      'none',
      'none',
    ]);
  });
});

it('the nine places go to the keypad and back', () => {
  for (let key = 1; key <= 9; key++)
    expect(keypadOf(keypadPosition(key) ?? { vertical: 'bottom', horizontal: 'center' })).toBe(key);
  for (const key of [0, 2, 10, Number.NaN]) expect(keypadPosition(key)).toBeUndefined();
});

describe('problems', () => {
  it('stand at the line of the cue, or of the text, or in the file', () => {
    const at = (spot: Parameters<typeof cueProblem>[2]) => {
      const { at: where, message } = cueProblem('error', 'x', spot, 'Sentence.');
      return `${where} | ${message}`;
    };
    expect(at({ file: 'a.srt', place: { cue: 2, line: 7 }, time: 1500 })).toBe(
      'a.srt:7 | cue 2 (00:00:01,500): Sentence.',
    );
    expect(at({ file: 'a.stl', place: { cue: 2, line: 0 } })).toBe('a.stl | cue 2: Sentence.');
    expect(at({ file: 'a.srt', line: 3 })).toBe('a.srt:3 | line 3: Sentence.');
    expect(at({ file: 'a.srt' })).toBe('a.srt | Sentence.');
  });

  it('quote the file on one line, not too long', () => {
    expect(quote(' One\n  two ')).toBe('"One two"');
    expect(quote('x'.repeat(100))).toHaveLength(60);
  });
});

describe('XML', () => {
  const refused = (text: string): string => {
    const read = readXml(text);
    return 'wrong' in read ? read.wrong : '';
  };

  it('is read up to a depth and a size', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(refused(nested(100))).toBe('');
    expect(refused(nested(101))).toContain('deeper than 100');
    expect(refused(`<a>${'<b/>'.repeat(10_000)}</a>`)).toBe('');
    expect(refused(`<a>${' '.repeat(20_000_000)}</a>`)).toContain('larger than');
  });

  it('is refused with entities of its own, however they are written', () => {
    expect(refused('<!doctype a [<!ENTITY b "c">]><a>&b;</a>')).toContain('document type');
    expect(refused('<a>&b;</a>')).toContain('entity');
  });
});
