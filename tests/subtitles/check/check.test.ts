import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/rational.ts';
import { type CheckOptions, checkTrack } from '../../../src/subtitles/check.ts';
import type { Cue } from '../../../src/subtitles/cue.ts';
import { cue, readingOf } from '../sample.ts';

const check = (cues: readonly Cue[], options: Partial<CheckOptions> = {}) =>
  checkTrack(readingOf(cues), { language: 'cs', ...options }).map(
    ({ code, severity, cue: number, message, repair }) => ({
      code,
      severity,
      cue: number,
      message,
      repair,
    }),
  );

const found = (cues: readonly Cue[], code: string, options: Partial<CheckOptions> = {}) =>
  check(cues, options).filter((problem) => problem.code === code);

describe('sentences', () => {
  it('say which cue, when, what and what to do', () => {
    expect(check([cue(62_000, 64_000, 'Tak tohle je už opravdu hodně dlouhý text.')])).toEqual([
      {
        code: 'reading-speed',
        severity: 'error',
        cue: 1,
        message: 'cue 1 (00:01:02,000): 21 characters a second; at most 17. Shorten the text or let it stand longer.',
        repair: undefined,
      },
    ]);
  });

  it('come worst first', () => {
    const problems = check([cue(0, 500, 'Ano.'), cue(1000, 1000 + 7500, ''), cue(99_000, 99_900, 'Ne.')], {
      duration: 60_000,
    });
    expect(problems.map(({ severity }) => severity)).toEqual(['block', 'error', 'warning', 'warning']);
  });
});

describe('size', () => {
  const long = 'Tohle je jeden řádek, který je o dost delší než dovolených čtyřicet dva.';

  it('finds long lines, and offers to break them where that is enough', () => {
    expect(found([cue(0, 6000, long)], 'line-length')).toMatchObject([{ severity: 'error', repair: 'line-breaks' }]);
    expect(found([cue(0, 6000, `${long} ${long}`)], 'line-length')).toMatchObject([{ repair: undefined }]);
  });

  it('counts characters as readers do', () => {
    expect(found([cue(0, 6000, '👩‍👩‍👧‍👦'.repeat(42))], 'line-length')).toEqual([]);
    expect(found([cue(0, 6000, 'e\u0301'.repeat(42))], 'line-length')).toEqual([]);
    expect(found([cue(0, 6000, 'é'.repeat(43))], 'line-length')).toHaveLength(1);
  });

  it('finds too many lines', () => {
    expect(found([cue(0, 3000, 'a\nb\nc')], 'line-count')).toMatchObject([
      { severity: 'error', repair: 'line-breaks' },
    ]);
  });

  it.each([
    ['cs', 17, undefined],
    ['cs', 18, 'warning'],
    ['cs', 21, 'error'],
    ['en', 20, undefined],
    ['en', 21, 'warning'],
    ['en', 25, 'error'],
  ] as const)('%s at %d characters a second: %s', (language, speed, severity) => {
    expect(found([cue(0, 1000, 'x'.repeat(speed))], 'reading-speed', { language })[0]?.severity).toBe(severity);
  });

  it('follows the limits of SDH and of the documentary', () => {
    const fast = [cue(0, 1000, 'x'.repeat(20))];
    expect(found(fast, 'reading-speed', { sdh: true })).toEqual([]);
    expect(found(fast, 'reading-speed', { limits: { charactersPerSecond: 25 } })).toEqual([]);
    expect(found(fast, 'line-length', { limits: { charactersPerLine: 19 } })).toHaveLength(1);
  });
});

describe('times', () => {
  it.each([
    [832, 1],
    [833, 0],
    [7000, 0],
    [7001, 1],
  ])('%d ms on the screen: %d warnings', (length, count) => {
    expect(found([cue(0, length, 'Ano.')], 'duration')).toHaveLength(count);
  });

  it('finds gaps under two frames of the film', () => {
    const cues = [cue(0, 1000, 'Ano.'), cue(1050, 2000, 'Ne.')];
    expect(found(cues, 'gap')).toMatchObject([{ cue: 2, severity: 'warning', repair: 'gap' }]);
    expect(found(cues, 'gap', { rate: rational(50) })).toEqual([]);
  });

  it('offers no repair of a gap that would make the cue too short or too fast', () => {
    expect(found([cue(0, 840, 'Ano.'), cue(840, 2000, 'Ne.')], 'gap')).toMatchObject([{ repair: undefined }]);
    expect(found([cue(0, 1000, 'x'.repeat(17)), cue(1000, 2000, 'Ne.')], 'gap')).toMatchObject([{ repair: undefined }]);
  });

  it('finds cues over each other, but not in different places', () => {
    const later = cue(1000, 3000, 'Ne.');
    expect(found([cue(0, 2000, 'Ano.'), later], 'overlap')).toMatchObject([
      { cue: 2, severity: 'error', repair: 'overlap' },
    ]);
    expect(
      found([cue(0, 2000, 'Ano.', { position: { vertical: 'top', horizontal: 'center' } }), later], 'overlap'),
    ).toEqual([]);
  });

  it('finds a long cue that others stand inside', () => {
    const cues = [cue(0, 9000, 'Ano.'), cue(1000, 2000, 'Ne.'), cue(5000, 6000, 'Snad.')];
    expect(found(cues, 'overlap').map((problem) => problem.cue)).toEqual([2, 3]);
  });

  it('finds the fewest cues that are out of order', () => {
    const cues = [0, 1, 9, 2, 3, 4].map((second) => cue(second * 1000, second * 1000 + 900, 'Ano.'));
    expect(found(cues, 'out-of-order')).toMatchObject([{ cue: 3, severity: 'error', repair: 'order' }]);
    expect(found([cue(0, 900, 'Ano.'), cue(0, 900, 'Ne.')], 'out-of-order')).toEqual([]);
  });

  it('finds what is past the end of the film, with a frame to spare', () => {
    const at = (start: number, end: number) => found([cue(start, end, 'Ano.')], 'past-end', { duration: 10_000 });
    expect(at(10_000, 11_000)).toMatchObject([{ severity: 'block' }]);
    expect(at(9000, 10_100)).toMatchObject([{ severity: 'error' }]);
    expect(at(9000, 10_040)).toEqual([]);
  });

  it('finds cues that linger just past a cut', () => {
    const cues = [cue(1000, 3000, 'Ano.'), cue(4000, 8000, 'Ne.')];
    expect(found(cues, 'crosses-cut', { cuts: [0, 2800, 6000] })).toMatchObject([{ cue: 1, severity: 'info' }]);
  });
});

describe('content', () => {
  it.each(['', ' ', '\u00a0', '\u200b\n\u200f'])('%j is no text', (text) => {
    expect(found([cue(0, 1000, text)], 'empty-cue')).toMatchObject([{ severity: 'error', repair: 'empty-cue' }]);
  });

  it.each([
    'Subtitles by Kyle',
    'Sync and corrected by elderman',
    'Titulky: JohnyX',
    'Překlad: Jana',
    'Prijevod: Ivan',
    'Sous-titrage ST’ 501',
    'www.titulky.com',
    'Podporte nás na www.opensubtitles.org',
    'Get more at https://example.com/subs now',
    'Thanks for watching!',
    "Merci d'avoir regardé cette vidéo",
  ])('%s is an advert', (text) => {
    expect(found([cue(0, 5000, text)], 'advert')).toMatchObject([{ severity: 'error' }]);
  });

  it.each([
    'www.publiccode.eu',
    'Thank you.',
    'The book was translated by hand.',
    'Titulky jsou důležité.',
    'Thanks for coming.',
  ])('%s is none', (text) => {
    expect(found([cue(0, 5000, text)], 'advert')).toEqual([]);
  });

  it('lets an address with words about it stand in the middle of a film', () => {
    const cues = Array.from({ length: 9 }, (_, i) =>
      cue(i * 6000, i * 6000 + 5000, i === 4 ? 'Napište nám na www.obec.cz' : 'Ano.'),
    );
    expect(found(cues, 'advert')).toEqual([]);
    expect(found(cues.slice(3), 'advert')).toHaveLength(1);
  });

  it('finds letters that became question marks', () => {
    const cues = ['P?edstavte si', 'že by na?e vláda', 's ve?ejnou silnicí', 'Opravdu?'].map((text, i) =>
      cue(i * 3000, i * 3000 + 2000, text),
    );
    expect(found(cues, 'undecodable')).toMatchObject([{ severity: 'block', cue: 1 }]);
    expect(found(cues.slice(2), 'undecodable')).toEqual([]);
  });

  it('names the characters that the font has no glyph for', () => {
    const hasGlyph = (codePoint: number): boolean => codePoint < 0x250;
    const [problem] = found([cue(0, 2000, 'Čau ♪ světe')], 'missing-glyph', { hasGlyph });
    expect(problem).toMatchObject({ severity: 'block', cue: 1 });
    expect(problem?.message).toContain('♪ (U+266A)');
    expect(found([cue(0, 2000, 'Čau\u200b světe\u00a0!')], 'missing-glyph', { hasGlyph })).toEqual([]);
  });
});

describe('house style', () => {
  it.each([
    ['cs', 'dash-style', '- Ano?\n- Ne.', '-Ano?\n-Ne.'],
    ['fr', 'dash-style', '-Oui ?\n-Non.', '- Oui\u00a0?\n- Non.'],
    ['cs', 'typography', 'Řekl "ano".', 'Řekl „ano“.'],
    ['fr', 'typography', 'Vraiment ?', 'Vraiment\u00a0?'],
    ['fr', 'typography', '"Oui"', '«\u00a0Oui\u00a0»'],
    ['en', 'typography', 'Two  spaces', 'One space'],
    ['en', 'typography', 'Well...', 'Well…'],
    ['cs', 'orphan-preposition', 'Byli jsme v\nPraze', 'Byli jsme\nv Praze'],
    ['hr', 'orphan-preposition', 'Bili smo u\nZagrebu', 'Bili smo\nu Zagrebu'],
  ])('%s: %s', (language, code, wrong, right) => {
    expect(found([cue(0, 4000, wrong)], code, { language })).toMatchObject([{ severity: 'info', cue: 1 }]);
    expect(found([cue(0, 4000, right)], code, { language })).toEqual([]);
  });

  it('takes the dashes that the documentary wants', () => {
    const both = [cue(0, 4000, '-Ano?\n-Ne.')];
    expect(found(both, 'dash-style', { language: 'hr' })).toEqual([]);
    expect(found(both, 'dash-style', { language: 'hr', limits: { dash: 'second' } })).toHaveLength(1);
    expect(found([cue(0, 4000, 'Ano?\n-Ne.')], 'dash-style', { limits: { dash: 'second' } })).toEqual([]);
  });

  it('is told once a file, with the number of cues', () => {
    const cues = [0, 1, 2].map((i) => cue(i * 3000, i * 3000 + 2000, 'No...'));
    const problems = found(cues, 'typography');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('3 cues');
  });
});
