import { useState } from 'preact/hooks';
import { UI_LANGUAGES, type UiLanguage } from '../words/define.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { words } from './form-words.ts';

const ofPages = (language: string): language is UiLanguage => UI_LANGUAGES.some((one) => one === language);

/** The language in which a form is read: that of the pages where the form has it, or one that only the form has. */
export const useFormLanguage = (languages: readonly string[]) => {
  const { language: own, speak: speakPages } = useLanguage();
  const [other, setOther] = useState<string>();
  const language = other ?? (languages.includes(own) ? own : (languages[0] ?? own));
  const speak = (chosen: string): void => {
    setOther(ofPages(chosen) ? undefined : chosen);
    if (ofPages(chosen)) speakPages(chosen);
  };
  return { language, speak };
};

interface Props {
  readonly languages: readonly string[];
  readonly chosen: string;
  readonly choose: (language: string) => void;
}

/** Each language in its own name: whoever opened the form in a wrong one finds theirs. */
export const FormLanguages = ({ languages, chosen, choose }: Props) => {
  const t = useWords(words);
  return (
    <fieldset class="languages">
      <legend class="unseen">{t('language')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          class={language === chosen ? 'button chosen' : 'button'}
          aria-pressed={language === chosen}
          onClick={() => choose(language)}
        >
          {nameOf(language)}
        </button>
      ))}
    </fieldset>
  );
};

const nameOf = (language: string): string => {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};
