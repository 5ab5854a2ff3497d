import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { type Dictionary, type Fillings, say, UI_LANGUAGES, type UiLanguage } from './define.ts';
import { type Format, newFormat } from './format.ts';

interface Spoken {
  readonly language: UiLanguage;
  readonly speak: (language: UiLanguage) => void;
}

const Context = createContext<Spoken>({ language: 'en', speak: () => {} });
const REMEMBERED = 'polyreel.language';

/** What the person chose before, or the first of their browser's languages that the pages speak. */
const firstLanguage = (): UiLanguage => {
  const wanted = [remembered(), ...navigator.languages].map((tag) => tag?.split('-')[0]);
  return (
    UI_LANGUAGES.find((language) => language === wanted.find((one) => UI_LANGUAGES.some((ours) => ours === one))) ??
    'en'
  );
};

/** A browser may forbid its storage: then the choice holds for this page. */
const remembered = (): string | undefined => {
  try {
    return localStorage.getItem(REMEMBERED) ?? undefined;
  } catch {
    return undefined;
  }
};

const remember = (language: UiLanguage): void => {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // See above.
  }
};

export const LanguageProvider = ({ children }: { readonly children: ComponentChildren }) => {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo(() => {
    const speak = (chosen: UiLanguage): void => {
      remember(chosen);
      setLanguage(chosen);
    };
    return { language, speak };
  }, [language]);
  return <Context.Provider value={spoken}>{children}</Context.Provider>;
};

export const useLanguage = (): Spoken => useContext(Context);

/** Says one sentence of a dictionary in the language of the page. */
export type Say<Keys extends string> = (key: Keys, fillings?: Fillings) => string;

export const useWords = <Keys extends string>(dictionary: Dictionary<Keys>): Say<Keys> => {
  const { language } = useLanguage();
  return useMemo(() => (key, fillings) => say(language, dictionary[language][key], fillings), [language, dictionary]);
};

/** Dates, sizes and durations in the language's way. */
export const useFormat = (): Format => {
  const { language } = useLanguage();
  return useMemo(() => newFormat(language), [language]);
};
