import { describe, expect, it } from 'vitest';
import { cueText } from '../../../src/subtitles/cue.ts';
import { codes, read } from '../sample.ts';

const tt = (body: string, attributes = '', head = ''): string =>
  `<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" ${attributes}><head>${head}</head><body><div>${body}</div></body></tt>`;
const p = (begin: string, end: string, text = 'x'): string => `<p begin="${begin}" end="${end}">${text}</p>`;

describe('times', () => {
  it.each([
    ['00:00:01.5', '00:00:02', '', [1500, 2000]],
    ['1.5s', '2s', '', [1500, 2000]],
    ['1500ms', '0.5m', '', [1500, 30_000]],
    ['00:00:01:15', '0.001h', '', [1500, 3600]],
    ['00:00:01:12', '50f', 'ttp:frameRate="25"', [1480, 2000]],
    ['24f', '48f', 'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"', [1001, 2002]],
    ['100t', '101t', 'ttp:tickRate="100"', [1000, 1010]],
  ])('%s to %s %s', (begin, end, attributes, [start, stop]: number[]) => {
    expect(read(tt(p(begin, end), attributes)).cues).toMatchObject([{ start, end: stop }]);
  });

  it('adds the times of what is around, and knows durations', () => {
    const inner = '<p><span begin="1s" dur="2s">a</span><span begin="3s" end="4s">b</span></p>';
    expect(read(tt(inner)).cues).toMatchObject([
      { start: 1000, end: 3000 },
      { start: 3000, end: 4000 },
    ]);
    expect(read(tt('').replace('<div>', '<div begin="10s"><p begin="1s" end="2s">c</p>')).cues).toMatchObject([
      { start: 11_000, end: 12_000 },
    ]);
  });

  it('tells a time it cannot read, with the words', () => {
    const { problems, timings } = read(tt(p('soon', '2s', 'Lost?') + p('1s', '2s')));
    expect(timings).toBe(2);
    expect(codes(problems)).toEqual(['bad-time']);
    expect(problems[0]?.message).toContain('"Lost?"');
  });
});

describe('words, looks and places', () => {
  it('takes the indentation of XML for no text, and br for a break', () => {
    const { cues } = read(tt(p('1s', '2s', '\n    One  &amp;\n    two<br/>\n    <span>three</span>\n  ')));
    expect(cues.map(cueText)).toEqual(['One & two\nthree']);
  });

  it('keeps spaces where the document says so', () => {
    expect(read(tt(p('1s', '2s', 'a  b'), 'xml:space="preserve"')).cues.map(cueText)).toEqual(['a  b']);
  });

  it('reads looks from attributes, styles and styles of styles', () => {
    const head =
      '<styling><style xml:id="a" tts:fontStyle="italic"/><style xml:id="b" style="a" tts:fontWeight="bold"/></styling>';
    const body =
      '<p begin="1s" end="2s" style="b">x<span tts:fontStyle="normal" tts:textDecoration="underline">y</span></p>';
    expect(read(tt(body, 'xmlns:tts="t"', head)).cues[0]?.lines).toEqual([
      [
        { text: 'x', italic: true, bold: true },
        { text: 'y', bold: true, underline: true },
      ],
    ]);
  });

  it('reads places from regions, and speakers from agents', () => {
    const head =
      '<metadata><ttm:agent xml:id="j"><ttm:name>Jana</ttm:name></ttm:agent></metadata><layout><region xml:id="top" tts:displayAlign="before" tts:textAlign="right"/></layout>';
    const body = '<p begin="1s" end="2s" region="top" ttm:agent="j">x</p>';
    expect(read(tt(body, 'xmlns:tts="t" xmlns:ttm="m"', head)).cues[0]).toMatchObject({
      position: { vertical: 'top', horizontal: 'right' },
      speaker: 'Jana',
    });
  });

  it('takes any prefix', () => {
    const text =
      '<x:tt xmlns:x="http://www.w3.org/ns/ttml"><x:body><x:div><x:p begin="1s" end="2s">One</x:p></x:div></x:body></x:tt>';
    expect(read(text).cues.map(cueText)).toEqual(['One']);
  });
});

describe('documents that are not safe', () => {
  const refused = (text: string): string | undefined =>
    read(text).problems.find(({ code }) => code === 'not-subtitles')?.message;

  it('refuses document types and entities unread', () => {
    expect(refused(`<!DOCTYPE tt [<!ENTITY a "b">]>${tt(p('1s', '2s', '&a;'))}`)).toContain('document type');
    expect(refused(tt(p('1s', '2s', '&undefined;')))).toContain('entity');
  });

  it('refuses great depth', () => {
    expect(refused(tt(p('1s', '2s', '<span>'.repeat(10_000) + '</span>'.repeat(10_000))))).toContain('deeper than 100');
  });

  it('refuses what is not well-formed', () => {
    expect(refused(tt('<p begin="1s" end="2s">x'))).toContain('cannot be read');
  });
});
