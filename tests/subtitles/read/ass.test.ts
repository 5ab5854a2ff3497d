import { describe, expect, it } from 'vitest';
import { cueText } from '../../../src/subtitles/cue.ts';
import { codes, read } from '../sample.ts';

const HEAD =
  '[Script Info]\nPlayResX: 640\nPlayResY: 480\n\n[V4+ Styles]\nFormat: Name, Bold, Italic, Underline, Alignment\n';
const STYLES = 'Style: Default,0,0,0,2\nStyle: Thought,0,-1,0,8\n\n[Events]\n';
const FORMAT = 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n';
const file = (...texts: string[]): string =>
  HEAD + STYLES + FORMAT + texts.map((text) => `Dialogue: 0,0:00:01.00,0:00:02.50,${text}\n`).join('');
const one = (text: string) => read(file(`Default,,0,0,0,,${text}`)).cues[0];

describe('ASS', () => {
  it('reads words with their commas, breaks, times and names', () => {
    const { cues, format, problems } = read(file('Default,Jana,0,0,0,,One, two\\Nthree\\hfour'));
    expect({ format, problems }).toEqual({ format: 'ass', problems: [] });
    expect(cues).toEqual([
      { start: 1000, end: 2500, speaker: 'Jana', lines: [[{ text: 'One, two' }], [{ text: 'three\u00a0four' }]] },
    ]);
  });

  it('takes looks and places from styles and overrides', () => {
    expect(read(file('Thought,,0,0,0,,Deep')).cues[0]).toMatchObject({
      lines: [[{ text: 'Deep', italic: true }]],
      position: { vertical: 'top', horizontal: 'center' },
    });
    expect(one('a{\\i1}b{\\i0}c{\\b700}d{\\r}e')?.lines).toEqual([
      [{ text: 'a' }, { text: 'b', italic: true }, { text: 'c' }, { text: 'd', bold: true }, { text: 'e' }],
    ]);
    expect(one('{\\an8}up')?.position).toEqual({ vertical: 'top', horizontal: 'center' });
    expect(one('{\\pos(320,20)}up')?.position).toEqual({ vertical: 'top', horizontal: 'center' });
    expect(one('{\\pos(320,470)}down')?.position).toBeUndefined();
  });

  it('lets nothing else of the overrides into the words', () => {
    expect(one('{\\t(0,500,\\fs50)\\clip(m 0 0 l 5 5)}a{comment}b')?.lines).toEqual([[{ text: 'ab' }]]);
    expect(one('{\\p1}m 0 0 l 100 0 100 100{\\p0}')?.lines).toEqual([]);
  });

  it('sorts by time, as the order of events means nothing', () => {
    const text = `${HEAD}${STYLES}${FORMAT}Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,B\nComment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,no\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,A\n`;
    const { cues, places } = read(text);
    expect(cues.map(cueText)).toEqual(['A', 'B']);
    expect(places.map(({ cue }) => cue)).toEqual([2, 1]);
  });

  it('reads the order of fields from the file, and old SSA alignment', () => {
    const text =
      '[Script Info]\n[V4 Styles]\nFormat: Name, Alignment\nStyle: Up,6\n[Events]\nFormat: Marked, Start, End, Style, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Up,Hello, you\n';
    expect(read(text).cues[0]).toMatchObject({
      lines: [[{ text: 'Hello, you' }]],
      position: { vertical: 'top', horizontal: 'center' },
    });
  });

  it('tells a timing that it cannot read, with its words', () => {
    const { problems, timings } = read(`${HEAD}${STYLES}${FORMAT}Dialogue: 0,soon,0:00:02.00,Default,,0,0,0,,Lost?\n`);
    expect(timings).toBe(1);
    expect(codes(problems)).toEqual(['bad-time']);
    expect(problems[0]?.message).toContain('"Lost?"');
  });
});
