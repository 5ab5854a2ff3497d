import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../src/subtitles/read/markup.ts';

const srt = (text: string) => readMarkup(text, 'srt');

describe('looks', () => {
  it('keeps italics, bold and underline, over lines and inside each other', () => {
    expect(srt('<i>One\n<b>two</b></i> <u>three</u>')).toEqual({
      faults: [],
      lines: [
        [{ text: 'One', italic: true }],
        [{ text: 'two', italic: true, bold: true }, { text: ' ' }, { text: 'three', underline: true }],
      ],
    });
  });

  it('reads em, strong, ASS overrides and MicroDVD marks as the same looks', () => {
    const italic = { text: 'a', italic: true };
    for (const text of ['<em>a</em>', '<I>a</I>', '{\\i1}a{\\i0}', '{\\i1}a', '{Y:i}a'])
      expect(srt(text).lines).toEqual([[italic]]);
    expect(srt('<strong>a</strong>').lines).toEqual([[{ text: 'a', bold: true }]]);
  });

  it('drops fonts and keeps their words', () => {
    expect(srt('<font color="#ff0000">red</font>')).toEqual({ faults: [], lines: [[{ text: 'red' }]] });
  });

  it.each([
    ['{\\an8}top', { vertical: 'top', horizontal: 'center' }],
    ['{\\an1}left', { vertical: 'bottom', horizontal: 'left' }],
    ['{\\an2}usual', undefined],
  ])('%s', (text, position) => {
    expect(srt(text).position).toEqual(position);
  });
});

describe('faults', () => {
  it.each([
    ['<i>open', '<i> is never closed', 'open'],
    ['shut</b>', '</b> closes nothing', 'shut'],
    ['<blink>old</blink>', '<blink> is no tag of subtitles', 'old'],
    ['one<br/>two', '<br/> stands for a line break', 'one\ntwo'],
    ['one\\Ntwo', '\\N stands for a line break', 'one\ntwo'],
    ['{\\blur5}soft', '{\\blur5} is no mark we know', 'soft'],
    ['Tom &amp; Jerry', '&amp; stands for a character', 'Tom & Jerry'],
    ['a\u0007b', 'characters that cannot be shown', 'ab'],
  ])('%s: %s', (text, fault, words) => {
    const { faults, lines } = srt(text);
    expect(faults[0]).toContain(fault);
    expect(lines.map((line) => line.map((run) => run.text).join('')).join('\n')).toBe(words);
  });

  it.each(['1 < 2 and 3 > 2', 'I <3 you', '{sic}', 'a & b', 'AT&T;', '&lt;i&gt; as we write it'])(
    '%s is text',
    (text) => {
      expect(srt(text).faults).toEqual([]);
    },
  );
});

it('takes time in proportion to the text, whatever brackets it opens', () => {
  for (const text of [
    '<'.repeat(200_000),
    '{'.repeat(200_000),
    `<a${' '.repeat(200_000)}`,
    '<i>'.repeat(60_000),
    '&'.repeat(200_000),
  ])
    expect(srt(text).lines.length).toBeLessThanOrEqual(1);
});
