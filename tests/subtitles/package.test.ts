import { parseSync, parseTimestamps, stringifySync } from 'subtitle';
import { describe, expect, it } from 'vitest';
import { cueText } from '../../src/subtitles/cue.ts';
import { read } from './sample.ts';

/** What the package `subtitle` 4.2.2 gives for a file: its cues as `start text`, or the message it throws. */
const packaged = (text: string): string[] | string => {
  try {
    return parseSync(text).flatMap((node) => (node.type === 'cue' ? [`${node.data.start} ${node.data.text}`] : []));
  } catch (error) {
    return `throws ${(error as Error).message.slice(0, 18)}`;
  }
};

const ours = (text: string): string[] => read(text).cues.map((cue) => `${cue.start} ${cueText(cue)}`);

const TWO = '00:00:01,000 --> 00:00:02,000\nOne\n\n';

describe('where the package subtitle is right, it is used', () => {
  it('reads times in the standard form', () => {
    expect(parseTimestamps('00:01:02.345 --> 01:00:00,000 line:0')).toEqual({
      start: 62_345,
      end: 3_600_000,
      settings: 'line:0',
    });
  });

  it('writes times under 24 hours in every time zone of 1900 that we know', () => {
    const node = { type: 'cue', data: { start: 86_399_999, end: 86_399_999, text: 'x' } } as const;
    expect(stringifySync([node], { format: 'SRT' })).toContain('23:59:59,999 --> 23:59:59,999');
  });
});

describe('where it is wrong, the file is divided and normalised by us', () => {
  it.each([
    ['a text for a cue name', `WEBVTT\n\nintro\n${TWO}`, 'throws expected timestamp', ['1000 One']],
    ['a style sheet', `WEBVTT\n\nSTYLE\n::cue {}\n\n${TWO}`, 'throws expected timestamp', ['1000 One']],
    ['a region', `WEBVTT\n\nREGION\nid:a\n\n${TWO}`, 'throws expected timestamp', ['1000 One']],
    [
      'two spaces about the arrow',
      '1\n00:00:01,000  -->  00:00:02,000\nOne',
      'throws expected timestamp',
      ['1000 One'],
    ],
    ['no milliseconds', '1\n00:00:01 --> 00:00:02\nOne', 'throws expected timestamp', ['1000 One']],
    ['lines that end in CR', '1\r00:00:01,000 --> 00:00:02,000\rOne\r', 'throws expected timestamp', ['1000 One']],
    ['one digit of a fraction', '1\n00:00:01,5 --> 00:00:02,5\nOne', ['1005 One'], ['1500 One']],
    [
      'a later timing that it does not know, glued to the cue before',
      `1\n${TWO}2\n00:00:03 --> 00:00:04\nTwo`,
      ['1000 One\n\n2\n00:00:03 --> 00:00:04\nTwo'],
      ['1000 One', '3000 Two'],
    ],
    [
      'a line of SRT that begins with NOTE, which drops the rest',
      '1\n00:00:01,000 --> 00:00:02,000\nOne\nNOTE: two',
      ['1000 One'],
      ['1000 One\nNOTE: two'],
    ],
  ])('%s', (_, text, theirs, right) => {
    const got = packaged(text);
    if (typeof theirs === 'string') expect(got).toContain(theirs.slice(0, 15));
    else expect(got).toEqual(theirs);
    expect(ours(text)).toEqual(right);
  });

  it('loses a last cue without text; ours keeps it, for the check to tell', () => {
    const text = `1\n${TWO}2\n00:00:03,000 --> 00:00:04,000`;
    expect(packaged(text)).toHaveLength(1);
    expect(read(text).cues).toHaveLength(2);
  });

  it('writes nonsense from 24 hours on; such times never become cues', () => {
    const node = { type: 'cue', data: { start: 86_400_000, end: 86_401_000, text: 'x' } } as const;
    expect(stringifySync([node], { format: 'SRT' })).toContain('00:00:00,86400000');
    expect(read('1\n24:00:00,000 --> 24:00:01,000\nx').problems[0]).toMatchObject({ code: 'bad-time', cue: 1 });
  });
});
