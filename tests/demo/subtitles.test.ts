import { describe, expect, test } from 'vitest';
import { cut, film, rate, readText } from './film.ts';

interface Cue {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

const clock = (text: string): number => {
  const [, hours, minutes, seconds, thousandths] = /^(\d\d):(\d\d):(\d\d),(\d{3})$/.exec(text)?.map(Number) ?? [];
  return (((hours ?? Number.NaN) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + (thousandths ?? 0);
};

const cuesOf = (language: string): readonly Cue[] =>
  readText(`subtitles/demo/${language}.srt`)
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      const [number = '', timing = '', ...lines] = block.split('\n');
      const [start = '', end = ''] = timing.split(' --> ');
      return { number: Number(number), start: clock(start), end: clock(end), lines };
    });

const letters = (line: string): number => [...new Intl.Segmenter().segment(line)].length;
const fastest: Readonly<Record<string, number>> = { en: 20, cs: 17, fr: 17, hr: 17 };
const frame = 1000 / rate;

describe.each(film.languages)('the %s track', (language) => {
  const cues = cuesOf(language);
  const text = cues.flatMap(({ lines }) => lines).join('\n');

  test('is the file that the manifest names, numbered from 1, seventeen cues', () => {
    expect(film.subtitles[language]).toBe(`../subtitles/demo/${language}.srt`);
    expect(cues.map(({ number }) => number)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
  });

  test.each(cues)('cue $number keeps the limits of lines, length and reading speed', ({ start, end, lines }) => {
    expect(lines.length).toBeGreaterThanOrEqual(1);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) {
      expect(letters(line)).toBeGreaterThan(0);
      expect(letters(line)).toBeLessThanOrEqual(42);
    }
    const seconds = (end - start) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(5 / 6);
    expect(seconds).toBeLessThanOrEqual(7);
    const said = lines.reduce((sum, line) => sum + letters(line), 0);
    expect(said / seconds).toBeLessThanOrEqual(fastest[language] ?? 0);
  });

  test('leaves at least two frames between cues, and starts and ends them on frames', () => {
    for (const [index, { start, end }] of cues.entries()) {
      expect([start % frame, end % frame]).toEqual([0, 0]);
      expect(start - (cues[index - 1]?.end ?? -1000)).toBeGreaterThanOrEqual(2 * frame);
    }
  });

  test.each(cues)('cue $number stands inside one shot, and not on a card', ({ start, end }) => {
    const shots = cut().filter((shot) => shot.start * frame <= start && end <= shot.end * frame);
    expect(shots.some(({ name }) => name !== 'card')).toBe(true);
  });

  test('is on screen about two thirds of the time', () => {
    const shown = cues.reduce((sum, { start, end }) => sum + end - start, 0);
    const part = shown / ((cut().at(-1)?.end ?? 1) * frame);
    expect(part).toBeGreaterThan(0.62);
    expect(part).toBeLessThan(0.68);
  });

  test('is composed Unicode, without carriage returns, tabs, straight quotes or doubled spaces', () => {
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/[\r\t"']| {2}/);
  });
});

test('the tracks agree in their times but for a few cues that a translator moved by a little', () => {
  const tracks = film.languages.map(cuesOf);
  const spread = tracks[0]?.map((_, index) => {
    const starts = tracks.map((cues) => cues[index]?.start ?? 0);
    const ends = tracks.map((cues) => cues[index]?.end ?? 0);
    return Math.max(Math.max(...starts) - Math.min(...starts), Math.max(...ends) - Math.min(...ends));
  });
  expect(spread?.filter((difference) => difference > 0)).toHaveLength(5);
  expect(Math.max(...(spread ?? []))).toBeLessThanOrEqual(400);
});

test('no cue was left untranslated', () => {
  const tracks = film.languages.map(cuesOf);
  tracks[0]?.forEach((_, index) => {
    expect(new Set(tracks.map((cues) => cues[index]?.lines.join(' '))).size).toBe(4);
  });
});

const textOf = (language: string): string => readText(`subtitles/demo/${language}.srt`).replace(/^\d.*$/gm, '');

test('French sets a no-break space before its high punctuation and inside its quotation marks', () => {
  expect(textOf('fr')).toMatch(/\u00a0[:;!?]/);
  expect(textOf('fr')).not.toMatch(/[^\u00a0][:;!?»]|«[^\u00a0]/);
});

test('each language quotes and marks who speaks as its readers expect', () => {
  expect(textOf('en')).toMatch(/“[^”]+”/);
  expect(textOf('cs')).toMatch(/„[^“]+“/);
  expect(textOf('fr')).toMatch(/«\u00a0[^»]+\u00a0»/);
  expect(textOf('hr')).toMatch(/„[^”]+”/);
  for (const [language, dash] of [
    ['en', /^-\S/gm],
    ['cs', /^-\S/gm],
    ['fr', /^- \S/gm],
    ['hr', /^-\S/gm],
  ] as const)
    expect(textOf(language).match(dash)).toHaveLength(4);
});

test.each([
  ['cs', 'áéěíýčřšž'],
  ['fr', 'Àçèéù’'],
  ['hr', 'ćčđšž'],
])('the %s track has its letters %s', (language, expected) => {
  expect([...expected].filter((letter) => !textOf(language).includes(letter))).toEqual([]);
});
