import { useFormat, useWords } from '../../words/language.tsx';
import type { Wanted } from './use-plan.ts';
import { words } from './words.ts';

interface Props {
  readonly editions: readonly string[];
  readonly languages: readonly string[];
  readonly wanted: Wanted;
  readonly choose: (wanted: Wanted) => void;
}

/** Which cut is made, and in which languages. */
export const Choice = ({ editions, languages, wanted, choose }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const chosen = wanted.languages ?? languages;
  const toggle = (language: string): void => {
    const next = languages.filter((one) => (one === language ? !chosen.includes(one) : chosen.includes(one)));
    choose({ ...wanted, languages: next.length === languages.length ? undefined : next });
  };
  return (
    <div class="choice">
      {editions.length > 1 && (
        <label class="field">
          <span>{t('edition')}</span>
          <select
            value={wanted.edition}
            onChange={(event) => choose({ ...wanted, edition: event.currentTarget.value })}
          >
            {editions.map((edition) => (
              <option key={edition} value={edition}>
                {edition === 'full' ? t('fullFilm') : edition}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset class="choices">
        <legend>{t('languages')}</legend>
        {languages.map((language) => (
          <label key={language}>
            <input type="checkbox" checked={chosen.includes(language)} onChange={() => toggle(language)} />{' '}
            {format.language(language)}
          </label>
        ))}
      </fieldset>
      {chosen.length === 0 && <p class="hint">{t('noLanguage')}</p>}
    </div>
  );
};
