import type { ManifestDocument } from './schema.ts';

export type Localised = ManifestDocument['title'];

/** The text in a language; with `fallback`, or where nothing else exists, in the first language of the film. */
export const localise = (text: Localised | undefined, language: string, languages: readonly string[]): string => {
  if (text === undefined || typeof text === 'string') return text ?? '';
  return text[language] ?? text[languages[0] ?? ''] ?? Object.values(text)[0] ?? '';
};

/** The languages of the film in which a text is missing. */
export const missingLanguages = (text: Localised, languages: readonly string[]): string[] =>
  typeof text === 'string' ? [] : languages.filter((language) => !text[language]?.trim());
