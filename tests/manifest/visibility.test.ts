import { describe, expect, it } from 'vitest';
import { fundingTexts } from '../../src/manifest/funding.ts';
import { readManifest } from '../../src/manifest/read.ts';
import { visibilityProblems } from '../../src/manifest/visibility.ts';

const document = (changes: Record<string, unknown>): string =>
  JSON.stringify({
    version: 1,
    id: 'film',
    title: 'Film',
    languages: ['en', 'cs'],
    format: { width: 1280, height: 720, frameRate: '25' },
    media: { farm: { file: 'farm.mp4' }, 'a/b': { file: 'ab.mp4' }, photo: { file: 'photo.png' } },
    timeline: [{ clip: 'farm' }],
    ...changes,
  });
const found = (changes: Record<string, unknown>): string[] => {
  const { manifest, problems } = readManifest(document(changes));
  if (!manifest) throw new Error('the manifest could not be read');
  return [...problems, ...visibilityProblems(manifest)].map(({ severity, code, at }) => `${severity} ${code} ${at}`);
};
const consenting = { farm: { file: 'farm.mp4', consent: 'form 14' } };

describe('what a film says of who paid for it', () => {
  it.each([
    ['nothing', {}, ['warning no-funding /funding']],
    ['the usual', { funding: {} }, []],
    ['too shortly', { funding: { duration: '4s' } }, ['warning funding-too-short /funding/duration']],
    ['a statement alone', { funding: { duration: '3s', disclaimer: false } }, []],
    [
      'a statement alone, too shortly to be seen',
      { funding: { duration: '2s', disclaimer: false } },
      ['warning funding-too-short /funding/duration'],
    ],
    [
      'in a language without a known wording',
      { languages: ['en', 'sv'], funding: {} },
      ['warning funding-untranslated /funding/statement/sv', 'warning funding-untranslated /funding/disclaimer/sv'],
    ],
    [
      'in that language, in words of its own',
      { languages: ['en', 'sv'], funding: { statement: { sv: 'Medfinansieras av EU' }, disclaimer: false } },
      [],
    ],
    [
      'an authority in one language',
      { funding: { authority: { en: 'EACEA' } } },
      ['block missing-text /funding/authority/cs'],
    ],
    ['an emblem that is nowhere', { funding: { emblem: 'eu' } }, ['block unknown-media /funding/emblem']],
    [
      'with another field',
      { funding: { paid: true } },
      ['block unknown-field /funding/paid', 'warning no-funding /funding'],
    ],
    [
      'with a statement of numbers',
      { funding: { statement: 3 } },
      ['block invalid-value /funding/statement', 'warning no-funding /funding'],
    ],
    [
      'beside a larger logo',
      { funding: {}, logo: { media: 'photo', height: 0.4 } },
      ['warning logo-larger-than-emblem /logo/height'],
    ],
    ['beside a logo that is nowhere', { funding: {}, logo: { media: 'x' } }, ['block unknown-media /logo/media']],
    [
      'beside a logo that hides the film',
      { funding: {}, logo: { media: 'photo', height: 2 } },
      ['block invalid-value /logo/height'],
    ],
  ])('%s', (_, changes, expected) => {
    const media = { ...consenting, photo: { file: 'photo.png' } };
    expect(found({ media, ...changes })).toEqual(expected);
  });

  it('uses the official wording, the English one where none is known, and what is written over both', () => {
    const { statement, disclaimer } = fundingTexts(
      { authority: { en: 'EACEA', fr: 'l’EACEA' }, statement: { hr: 'X' } },
      [...['en', 'fr-BE', 'hr', 'sv']],
    );
    expect(statement).toEqual({
      en: 'Co-funded by the European Union',
      'fr-BE': 'Cofinancé par l’Union européenne',
      hr: 'X',
      sv: 'Co-funded by the European Union',
    });
    expect(disclaimer).toMatchObject({ en: expect.stringContaining('of the European Union or EACEA. Neither') });
    expect(fundingTexts({}, ['cs']).disclaimer).toEqual({
      cs: expect.stringContaining('Evropské unie. Evropská unie'),
    });
    expect(fundingTexts({ statement: false, disclaimer: false }, ['cs'])).toEqual({});
  });
});

describe('the consent of those who are seen', () => {
  const missing = (changes: Record<string, unknown>): string[] => found({ funding: {}, ...changes });

  it.each([
    [
      'is missed once for a clip',
      { timeline: [{ clip: 'farm' }, { clip: 'farm' }] },
      ['warning no-consent /media/farm/consent'],
    ],
    [
      'is missed under a name that JSON pointers escape',
      { timeline: [{ clip: 'a/b' }] },
      ['warning no-consent /media/a~1b/consent'],
    ],
    [
      'is missed for a clip beside another',
      {
        media: { ...consenting, 'a/b': { file: 'b.mp4' } },
        timeline: [{ clip: 'farm', with: { clip: 'a/b', layout: 'split' } }],
      },
      ['warning no-consent /media/a~1b/consent'],
    ],
    ['is not missed where it is noted', { media: consenting }, []],
    [
      'is missed where the note is blank',
      { media: { farm: { file: 'farm.mp4', consent: ' ' } } },
      ['warning no-consent /media/farm/consent'],
    ],
    ['is not missed where nobody is seen', { media: { farm: { file: 'farm.mp4', people: false } } }, []],
    ['is not missed for what is not shown', { timeline: [{ card: { title: 'x' }, duration: '1s' }] }, []],
    [
      'is an error once, where the manifest requires it',
      { requireConsent: true },
      ['error no-consent /media/farm/consent'],
    ],
    ['is not missed where it is noted and required', { requireConsent: true, media: consenting }, []],
  ])('%s', (_, changes, expected) => {
    expect(missing(changes)).toEqual(expected);
  });
});
