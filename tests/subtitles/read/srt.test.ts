import { describe, expect, it } from 'vitest';
import { cueText } from '../../../src/subtitles/cue.ts';
import { codes, read } from '../sample.ts';

const A = '00:00:01,000 --> 00:00:02,000';
const B = '00:00:03,000 --> 00:00:04,000';

const texts = (text: string): string[] => read(text).cues.map(cueText);

describe('SRT', () => {
  it('reads numbered cues of several lines', () => {
    const { cues, places, problems, format, timings } = read(`1\n${A}\nOne\ntwo\n\n2\n${B}\nThree\n`);
    expect({ format, timings, problems }).toEqual({ format: 'srt', timings: 2, problems: [] });
    expect(cues).toEqual([
      { start: 1000, end: 2000, lines: [[{ text: 'One' }], [{ text: 'two' }]] },
      { start: 3000, end: 4000, lines: [[{ text: 'Three' }]] },
    ]);
    expect(places).toEqual([
      { cue: 1, line: 2 },
      { cue: 2, line: 7 },
    ]);
  });

  it('splits at a timing that a missing blank line has put into the text, and says so', () => {
    const { cues, problems } = read(`1\n${A}\nOne\n2\n${B}\nTwo\n`);
    expect(cues.map(cueText)).toEqual(['One', 'Two']);
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'swallowed-cue',
        at: 'subtitles:5',
        cue: 2,
        time: 3000,
        repair: 'rewrite',
        message:
          'cue 2 (00:00:03,000): no blank line before it: players show its number and times as text. Put one in.',
      },
    ]);
  });

  it('keeps text behind a blank line, and says that others drop it', () => {
    const { cues, problems } = read(`1\n${A}\nOne\n\nand more\n\n2\n${B}\nTwo\n`);
    expect(cues.map(cueText)).toEqual(['One\nand more', 'Two']);
    expect(codes(problems)).toEqual(['blank-line']);
  });

  it('blocks a number with words and no times, rather than glue it to the cue before', () => {
    const { cues, problems } = read(`1\n${A}\nOne\n\n2\nTwo\n\n3\n${B}\nThree\n`);
    expect(cues.map(cueText)).toEqual(['One', 'Three']);
    expect(problems[0]).toMatchObject({ severity: 'block', code: 'lost-cues', at: 'subtitles:5' });
    expect(problems[0]?.message).toBe('line 5: the text "2 Two" has no times. Give it times or delete it.');
  });

  it('blocks text before the first timing', () => {
    expect(codes(read(`Hello there\n\n1\n${A}\nOne\n`).problems)).toEqual(['lost-cues']);
  });

  it('tells the words that go with a timing it cannot read, and does not give them to another cue', () => {
    const { cues, problems, timings } = read(`1\n${A}\nOne\n\n2\n00:00:03,000 --> soon\nTwo\n`);
    expect(cues.map(cueText)).toEqual(['One']);
    expect(timings).toBe(2);
    expect(problems[0]).toMatchObject({ severity: 'block', code: 'bad-time', cue: 2, at: 'subtitles:6' });
    expect(problems[0]?.message).toContain('"Two"');
  });

  it.each([
    ['00:00:02,000 --> 00:00:02,000', 'it ends when or before it starts'],
    ['00:00:02,000 --> 00:00:01,000', 'it ends when or before it starts'],
    ['-00:00:02,000 --> 00:00:01,000', 'the time is negative'],
    ['99:00:02,000 --> 99:00:03,000', 'the time is past 24 hours'],
  ])('%s makes no cue: %s', (timing, reason) => {
    const { cues, problems } = read(`1\n${timing}\nOne\n`);
    expect(cues).toEqual([]);
    expect(problems[0]?.message).toContain(reason);
  });

  it('takes a number in the text for text', () => {
    expect(texts(`1\n${A}\n1984\n\n2\n${B}\n42\nis it\n`)).toEqual(['1984', '42\nis it']);
    expect(texts(`${A}\n1984\n\n${B}\n2\n\n`)).toEqual(['1984', '2']);
    expect(texts(`1\n${A}\nThe year\n\n1984\n\n${B}\nTwo`)).toEqual(['The year\n1984', 'Two']);
  });

  it('takes a number alone between blank lines for a name where it goes on counting', () => {
    expect(texts(`1\n\n${A}\nOne\n\n2\n\n${B}\nTwo`)).toEqual(['One', 'Two']);
  });

  it('reads files without numbers, or with wrong ones, and says from where on', () => {
    expect(texts(`${A}\nOne\n\n${B}\nTwo\n`)).toEqual(['One', 'Two']);
    expect(read(`1\n${A}\nOne\n\n7\n${B}\nTwo\n`).problems).toMatchObject([
      { severity: 'info', code: 'numbering', cue: 2 },
    ]);
  });

  it('keeps a cue without text, for the check to tell', () => {
    expect(texts(`1\n${A}\n\n2\n${B}\nTwo\n`)).toEqual(['', 'Two']);
  });

  it('reads files that were joined, and marks that were spoilt', () => {
    expect(texts(`\ufeff1\n${A}\nOne\n\n\ufeff2\n${B}\nTwo\n`)).toEqual(['One', 'Two']);
    for (const mark of ['ï»¿', 'ď»ż', 'ďťż']) expect(read(`${mark}1\n${A}\nOne\n`).problems).toEqual([]);
  });

  it('is told from ASS by more than a word', () => {
    expect(read(`1\n${A}\nDialogue: a talk\n`)).toMatchObject({ format: 'srt', problems: [] });
  });

  it('composes decomposed accents and leaves no-break spaces where they are', () => {
    expect(texts(`1\n${A}\n\u00a0Pr\u030ci\u0301lis\u030c\u00a0! \n`)).toEqual(['\u00a0Příliš\u00a0!']);
  });

  it('says what a program wrote otherwise than others read it', () => {
    expect(read('1\n00:00:01,5 --> 00:00:02,5\nOne').problems).toMatchObject([
      { code: 'time-format', severity: 'info' },
    ]);
  });
});

describe('what is no subtitle file', () => {
  it.each([
    ['#EXTM3U\nvideo.m3u8', 'a playlist'],
    ['<!doctype html><html><body>404</body></html>', 'a web page'],
    ['{"cues": []}', 'JSON'],
    ['<!DOCTYPE html>\n<!-- a page -->\n<pre>00:00:01,000 --> 00:00:02,000</pre>', 'a web page'],
    ['#!/bin/sh\nwhile (i --> 0) do', 'a program'],
    ['Dear all, here --> is the translation.', 'text without times'],
    ['Dear all, here is the translation.', 'text without times'],
    ['%PDF-1.7 …', 'a PDF document'],
    ['PK\u0003\u0004 word/document.xml', 'a zip archive or a Word document'],
    ['\0\0\0\u0018ftypmp42', 'an MP4 video'],
    ['{\\rtf1 1\n00:00:01,000 --> 00:00:02,000}', 'an RTF document'],
  ])('%s', (text, what) => {
    const { format, problems, cues } = read(text);
    expect(format).toBeUndefined();
    expect(cues).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'block', code: 'not-subtitles' }]);
    expect(problems[0]?.message).toContain(what);
  });

  it.each(['', ' \n\n\t\n', 'WEBVTT\n\nNOTE nothing yet\n'])('%j is a file without a cue', (text) => {
    expect(read(text).problems).toMatchObject([{ severity: 'block', code: 'empty-file' }]);
  });
});

it('blocks bytes that fit no character, and says in which line', () => {
  const text = `1\n${A}\nPřív\ufffdtivá zpráva\n`;
  expect(read(text).problems).toMatchObject([{ severity: 'block', code: 'undecodable', at: 'subtitles:3' }]);
});
