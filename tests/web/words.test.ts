import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Dictionary, say, UI_LANGUAGES, type Words } from '../../src/web/words/define.ts';

const web = resolve(import.meta.dirname, '../../src/web');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(^|\/)[\w-]*words\.ts$/.test(name),
);

/** What is the same in another language: names, and words that both have. */
const SAME = new Set<string>([
  'Film',
  'Note',
  'Role',
  'Manifest',
  'Sections',
  'Transcription',
  'Document',
  'Offline',
  'PIN',
  'Pause',
  'Workshop',
  'OK',
]);

const forms = (words: Words): string[] => (typeof words === 'string' ? [words] : Object.values(words));
const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each(files)('the words of %s', async (file) => {
  const { words } = (await import(join(web, file))) as { words: Dictionary<string> };

  it('are said in every language', () => {
    for (const language of UI_LANGUAGES) expect(Object.keys(words[language]), language).toEqual(Object.keys(words.en));
    const empty = UI_LANGUAGES.flatMap((language) =>
      Object.entries(words[language]).filter(([, said]) => forms(said).some((text) => text.trim() === '')),
    );
    expect(empty).toEqual([]);
  });

  it('have every plural that their language has', () => {
    const missing = UI_LANGUAGES.flatMap((language) => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      return Object.entries(words[language])
        .filter(([, said]) => typeof said !== 'string')
        .flatMap(([key, said]) =>
          pluralCategories
            .filter((one) => !Object.hasOwn(said as object, one))
            .map((one) => `${language} ${key}: ${one}`),
        );
    });
    expect(missing).toEqual([]);
  });

  it('have the same blanks to fill in', () => {
    const wrong = UI_LANGUAGES.flatMap((language) =>
      Object.entries(words[language]).filter(([key, said]) => {
        const wanted = blanks(forms(words.en[key] ?? '').at(-1) ?? '');
        return forms(said).some((text) => blanks(text).join() !== wanted.join());
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('are translated', () => {
    const left = UI_LANGUAGES.filter((language) => language !== 'en').flatMap((language) =>
      Object.entries(words[language])
        .filter(([key, said]) => {
          const [own, english] = [said, words.en[key] ?? ''].map((one) => forms(one).join());
          return own === english && !SAME.has(own ?? '') && /\p{L}{2}/u.test((own ?? '').replace(/\{\w+\}/g, ''));
        })
        .map(([key]) => `${language} ${key}`),
    );
    expect(left).toEqual([]);
  });
});

describe('a sentence', () => {
  it('takes the form that its language has for a number', () => {
    const cues = { one: '{count} titulek', few: '{count} titulky', many: '{count} titulku', other: '{count} titulků' };
    expect([1, 3, 5, 1.5].map((count) => say('cs', cues, { count }))).toEqual([
      '1 titulek',
      '3 titulky',
      '5 titulků',
      '1,5 titulku',
    ]);
  });

  it('writes numbers in its language’s way and leaves a blank that nobody fills', () => {
    expect(say('fr', '{count} mots, {what}', { count: 1234.5 })).toBe('1\u202f234,5 mots, {what}');
  });
});

it('no sentence stands in the pages beside the words', () => {
  const pages = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const said = pages.flatMap((name) =>
    [
      ...readFileSync(join(web, name), 'utf8').matchAll(
        /(?<![=])>\s*([^<>{}=;()&|]*\p{L}{2}[^<>{}=;()&|]*)\s*<\/?[a-zA-Z]/gu,
      ),
    ]
      .map(([, text = '']) => text.trim())
      .filter((text) => text !== 'Polyreel')
      .map((text) => `${name}: ${text}`),
  );
  expect(said).toEqual([]);
});

it('no label that is read out stands in the pages beside the words', () => {
  const pages = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const said = pages.flatMap((name) =>
    [
      ...readFileSync(join(web, name), 'utf8').matchAll(
        /\b(?:aria-label|title|alt|placeholder)="([^"]*\p{L}{2}[^"]*)"/gu,
      ),
    ].map(([, text]) => `${name}: ${text}`),
  );
  expect(said).toEqual([]);
});
