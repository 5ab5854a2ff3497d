import { useState } from 'preact/hooks';
import type { Media } from '../../api/types.ts';
import { UI_LANGUAGES } from '../../words/define.ts';
import { useFormat, useLanguage, useWords } from '../../words/language.tsx';
import { firstManifest } from '../first-manifest.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly media: readonly Media[];
  readonly make: (text: string) => void;
}

/** Makes a manifest to begin with, of what was uploaded. */
export const FirstManifest = ({ documentary, media, make }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language: own } = useLanguage();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(UI_LANGUAGES);
  const [source, setSource] = useState<string>(own);
  const toggle = (language: string): void =>
    setChosen(chosen.includes(language) ? chosen.filter((one) => one !== language) : [...chosen, language]);
  const languages = [source, ...UI_LANGUAGES.filter((one) => chosen.includes(one) && one !== source)];
  return (
    <form
      class="first"
      onSubmit={(event) => {
        event.preventDefault();
        make(firstManifest({ id: documentary, title: title.trim() || documentary, languages, media }));
      }}
    >
      <h3>{t('begin')}</h3>
      <p>{t(media.length === 0 ? 'beginEmpty' : 'beginWith', { count: media.length })}</p>
      <label class="field">
        <span>{t('title')}</span>
        <input value={title} required maxLength={200} onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{t('source')}</span>
        <select value={source} onChange={(event) => setSource(event.currentTarget.value)}>
          {UI_LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {format.language(language)}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="choices">
        <legend>{t('languages')}</legend>
        {UI_LANGUAGES.map((language) => (
          <label key={language}>
            <input
              type="checkbox"
              checked={language === source || chosen.includes(language)}
              disabled={language === source}
              onChange={() => toggle(language)}
            />{' '}
            {format.language(language)}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button primary">
        {t('make')}
      </button>
    </form>
  );
};
