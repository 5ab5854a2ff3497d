/** A text of the manifest: one for all languages, or one for each. */
export type Localised = string | Readonly<Record<string, string>>;

/** The text in a language, or in the nearest thing that there is: English, then whatever comes first. */
export const inLanguage = (text: Localised | undefined, language: string): string => {
  if (text === undefined || typeof text === 'string') return text ?? '';
  return text[language] ?? text.en ?? Object.values(text)[0] ?? '';
};
