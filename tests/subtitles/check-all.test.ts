import { expect, it } from 'vitest';
import { checkTracks, type LanguageReading } from '../../src/subtitles/check-all.ts';
import { cue, readingOf } from './sample.ts';

const track = (
  language: string,
  text: (i: number) => string,
  more: Partial<LanguageReading> = {},
): LanguageReading => ({
  language,
  kind: 'translation',
  reading: {
    ...readingOf(Array.from({ length: 20 }, (_, i) => cue(i * 4000 + ((i * i * 37) % 900), i * 4000 + 2500, text(i)))),
    file: `${language}.srt`,
  },
  ...more,
});

const english = track('en', (i) => `number ${i} in English`);

it('checks every language against the others and says in which file', () => {
  const czech = track('cs', (i) => (i === 3 ? 'number 3 in English' : `česky ${i}`));
  expect(checkTracks([english, czech], { source: 'en' }).filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'untranslated', cue: 4, at: 'cs.srt:13' },
  ]);
});

it('gives subtitles for the deaf their own limits', () => {
  const fast = 'Tohle je věta, která má přesně čtyřicet.';
  const speeds = (kind: LanguageReading['kind']): number =>
    checkTracks([track('cs', () => fast, { kind })], {}).filter(({ code }) => code === 'reading-speed').length;
  expect(speeds('translation')).toBeGreaterThan(speeds('sdh'));
});
