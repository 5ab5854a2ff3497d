import { describe, expect, it } from 'vitest';
import { cueText } from '../../../src/subtitles/cue.ts';
import { codes, read } from '../sample.ts';

const vtt = (body: string): string => `WEBVTT\n\n${body}`;
const A = '00:01.000 --> 00:02.000';

describe('WebVTT', () => {
  it('passes over comments, style sheets and regions, and keeps their words out of the cues', () => {
    const text = vtt(`STYLE\n::cue { color: red }\n\nREGION\nid:r\n\nNOTE\nhello\n\nintro\n${A}\nOne\n\nNOTE end\n`);
    const { cues, problems, format } = read(text);
    expect(format).toBe('webvtt');
    expect(problems).toEqual([]);
    expect(cues.map(cueText)).toEqual(['One']);
  });

  it('takes NOTE right under the times for text', () => {
    expect(read(vtt(`${A}\nNOTE this\n`)).cues.map(cueText)).toEqual(['NOTE this']);
  });

  it('reads what stands in the header paragraph as header', () => {
    expect(read(`WEBVTT Film\nKind: captions\nLanguage: cs\n\n${A}\nOne\n`).problems).toEqual([]);
  });

  it.each([
    ['', undefined],
    ['line:0', { vertical: 'top', horizontal: 'center' }],
    ['line:10%', { vertical: 'top', horizontal: 'center' }],
    ['line:50%,center', { vertical: 'middle', horizontal: 'center' }],
    ['line:90%', undefined],
    ['line:-1', undefined],
    ['line:-14', { vertical: 'top', horizontal: 'center' }],
    ['align:start', { vertical: 'bottom', horizontal: 'left' }],
    ['align:right line:0', { vertical: 'top', horizontal: 'right' }],
    ['position:80%', { vertical: 'bottom', horizontal: 'right' }],
    ['size:35%', undefined],
  ])('%s stands at %j', (settings, position) => {
    expect(read(vtt(`${A} ${settings}\nOne\n`)).cues[0]?.position).toEqual(position);
  });

  it('reads voices, and keeps every name where two speak', () => {
    const { cues, problems } = read(
      vtt(`${A}\n<v.loud Jana Nováková>Dobrý den.\n\n00:03.000 --> 00:04.000\n<v A>One</v>\n<v B>Two</v>\n`),
    );
    expect(cues.map(({ speaker }) => speaker)).toEqual(['Jana Nováková', 'A / B']);
    expect(cues.map(cueText)).toEqual(['Dobrý den.', 'One\nTwo']);
    expect(problems).toEqual([]);
  });

  it('reads classes, languages, ruby and word times as words', () => {
    const { cues, problems } = read(
      vtt(`${A}\n<c.red>this<00:01.500><c> will</c></c> <lang cs>ano</lang> <ruby>a<rt>b</rt></ruby>\n`),
    );
    expect(cues.map(cueText)).toEqual(['this will ano ab']);
    expect(problems).toEqual([]);
  });

  it('reads entities without complaint', () => {
    const { cues, problems } = read(vtt(`${A}\nTom &amp; Jerry &lt;3 &#233;&nbsp;!\n`));
    expect(cues.map(cueText)).toEqual(['Tom & Jerry <3 é\u00a0!']);
    expect(problems).toEqual([]);
  });

  it('keeps an arrow in a comment from vanishing', () => {
    const { problems, timings } = read(vtt(`NOTE see a --> b\n\n${A}\nOne\n`));
    expect(timings).toBe(2);
    expect(codes(problems)).toEqual(['bad-time']);
  });
});
