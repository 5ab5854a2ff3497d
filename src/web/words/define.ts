/** The languages that the pages speak: those of the three partners, and English between them. */
export const UI_LANGUAGES = ['en', 'cs', 'fr', 'hr'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** A sentence, or its forms by plural category (CLDR) of `{count}`; parts in braces are filled in. */
export type Words = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

type Said<Keys extends string> = Readonly<Record<Keys, Words>>;

/** All sentences of one part of the pages, in every language. */
export type Dictionary<Keys extends string> = Readonly<Record<UiLanguage, Said<Keys>>>;

/** What English says decides what the others must say: a sentence that is missing does not compile. */
export const defineWords = <Keys extends string>(
  en: Said<Keys>,
  others: Readonly<Record<Exclude<UiLanguage, 'en'>, Said<NoInfer<Keys>>>>,
): Dictionary<Keys> => ({ en, ...others });

/** What is filled in. A number is written in the language's way. */
export type Fillings = Readonly<Record<string, string | number>>;

/** One sentence, filled in. */
export const say = (language: UiLanguage, words: Words, fillings: Fillings = {}): string => {
  const text = typeof words === 'string' ? words : formOf(language, words, fillings.count);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const filling = fillings[name];
    return typeof filling === 'number' ? new Intl.NumberFormat(language).format(filling) : (filling ?? whole);
  });
};

const formOf = (language: UiLanguage, forms: Exclude<Words, string>, count: string | number | undefined): string => {
  const category = new Intl.PluralRules(language).select(Number(count ?? 0));
  return forms[category] ?? forms.other ?? '';
};
