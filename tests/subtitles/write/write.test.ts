import { describe, expect, it } from 'vitest';
import { assText } from '../../../src/subtitles/write/asstext.ts';
import { writeTranscript } from '../../../src/subtitles/write/transcript.ts';
import { writeTrack } from '../../../src/subtitles/write.ts';
import { cue, lines, read } from '../sample.ts';

const CUES = [
  cue(1000, 2500, '', {
    lines: [[{ text: 'Dobrý ' }, { text: 'den', italic: true }], [{ text: 'všem', bold: true, underline: true }]],
  }),
  cue(3000, 4000, 'R&D: a < b --> c', { position: { vertical: 'top', horizontal: 'center' }, speaker: 'Jana & Petr' }),
];

describe('the formats', () => {
  it('SRT', () => {
    expect(writeTrack(CUES, 'srt', { language: 'cs' })).toBe(
      '1\n00:00:01,000 --> 00:00:02,500\nDobrý <i>den</i>\n<u><b>všem</b></u>\n' +
        '\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}R&D: a < b --&gt; c\n',
    );
  });

  it('WebVTT', () => {
    expect(writeTrack(CUES, 'vtt', { language: 'cs', title: 'A\nfilm' })).toBe(
      'WEBVTT A film\nKind: subtitles\nLanguage: cs\n' +
        '\n1\n00:00:01.000 --> 00:00:02.500\nDobrý <i>den</i>\n<u><b>všem</b></u>\n' +
        '\n2\n00:00:03.000 --> 00:00:04.000 line:0\n<v Jana &amp; Petr>R&amp;D: a &lt; b --&gt; c\n',
    );
  });

  it('ASS', () => {
    const text = writeTrack(CUES, 'ass', { language: 'cs' });
    expect(text).toContain(
      'Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Dobrý {\\i1}den{\\i0}\\N{\\b1\\u1}všem{\\b0\\u0}\n',
    );
    expect(text).toContain('Dialogue: 0,0:00:03.00,0:00:04.00,Default,Jana & Petr,0,0,0,,{\\an8}R&D: a < b --> c\n');
  });

  it('TTML', () => {
    const text = writeTrack(CUES, 'ttml', { language: 'cs', title: 'A "film"' });
    expect(text).toContain('xml:lang="cs"');
    expect(text).toContain('<p xml:id="cue1" begin="00:00:01.000" end="00:00:02.500" region="bottom-center">');
    expect(text).toContain('<br/><span style="bold underline">všem</span></p>');
    expect(text).toContain('region="top-center" ttm:agent="speaker1">R&amp;D: a &lt; b --&gt; c</p>');
  });
});

describe('reading back', () => {
  it.each(['srt', 'vtt', 'ass', 'ttml'] as const)('%s gives the same cues, as far as the format has them', (format) => {
    const { cues, problems } = read(writeTrack(CUES, format, { language: 'cs' }), { language: 'cs' });
    expect(problems).toEqual([]);
    const expected = format === 'srt' ? CUES.map(({ speaker: _, ...rest }) => rest) : CUES;
    expect(cues).toEqual(expected);
  });

  it.each(['srt', 'vtt', 'ass', 'ttml'] as const)('%s keeps words that look like marks', (format) => {
    const text = 'a <i>b</i> &lt; &amp; {c} 1984';
    const { cues } = read(writeTrack([cue(0, 1000, text)], format, { language: 'en' }));
    expect(cues[0]?.lines).toEqual(lines(format === 'ass' ? text.replaceAll('{', '(').replaceAll('}', ')') : text));
  });

  it('knows all nine places in every format', () => {
    for (const vertical of ['top', 'middle', 'bottom'] as const)
      for (const horizontal of ['left', 'center', 'right'] as const)
        for (const format of ['srt', 'vtt', 'ass', 'ttml'] as const) {
          const position = { vertical, horizontal };
          const { cues } = read(writeTrack([cue(0, 1000, 'x', { position })], format, { language: 'en' }));
          expect(cues[0]?.position ?? { vertical: 'bottom', horizontal: 'center' }).toEqual(position);
        }
  });
});

describe('assText', () => {
  it.each(['{\\p1}m 0 0{\\p0}', 'a\\Nb\\hc', '}{', '\\', '{\\an8}', 'a\nb\rc\u0000d'])(
    'lets nothing dangerous of %j through',
    (text) => {
      expect(assText(lines(text.replaceAll('\n', ' ')))).not.toMatch(/[{}\\\r\n\0]/);
    },
  );

  it('composes accents, as libass misplaces decomposed ones', () => {
    expect(assText(lines('Pr\u030ci\u0301'))).toBe('Pří');
  });
});

describe('writeTranscript', () => {
  const cues = [
    cue(0, 1000, 'This is\none sentence'),
    cue(1000, 2000, 'in two cues.'),
    cue(2000, 3000, 'Next.', { speaker: 'Jana' }),
  ];

  it('runs cues together to sentences, a speaker on a line of her own', () => {
    expect(writeTranscript(cues)).toBe('This is one sentence in two cues.\nJana: Next.\n');
  });

  it('begins a new line with a new speaker, even in mid-sentence', () => {
    expect(writeTranscript([cue(0, 1000, 'And then'), cue(1000, 2000, 'No!', { speaker: 'Petr' })])).toBe(
      'And then\nPetr: No!\n',
    );
  });

  it('puts the sections over them, whatever order they come in', () => {
    const sections = [
      { title: 'Two', start: 2000 },
      { title: 'One', start: 0 },
    ];
    expect(writeTranscript(cues, sections)).toBe('One\n\nThis is one sentence in two cues.\n\nTwo\n\nJana: Next.\n');
  });

  it('keeps what stands before the first section', () => {
    expect(writeTranscript(cues, [{ title: 'Late', start: 2000 }])).toBe(
      'This is one sentence in two cues.\n\nLate\n\nJana: Next.\n',
    );
  });
});
