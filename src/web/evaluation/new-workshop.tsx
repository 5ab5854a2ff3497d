import { useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { Documentary, Workshop } from '../api/types.ts';
import { Failure } from '../ui/notice.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { COUNTRIES, likelyCountry } from './countries.ts';
import { words } from './words.ts';

interface Props {
  /** Where workshops are kept. */
  readonly at: string;
  readonly film: Documentary | undefined;
  readonly onMade: () => void;
}

/** `YYYY-MM-DD` where the person is. */
const today = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

const FULL = 'full';

/** Announces a workshop: only the place has to be written. */
export const NewWorkshop = ({ at, film, onMade }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const [place, setPlace] = useState('');
  const [country, setCountry] = useState(likelyCountry(language));
  const [date, setDate] = useState(today);
  const [edition, setEdition] = useState(FULL);
  const [error, setError] = useState<unknown>();
  const editions = [...new Set([FULL, ...(film?.releases ?? []).map((one) => one.edition)])];
  const nameOf = (one: string): string =>
    one === FULL ? t('full') : inLanguage(film?.releases.find((each) => each.edition === one)?.title, language) || one;

  const make = async (): Promise<void> => {
    setError(undefined);
    try {
      await ask<Workshop>(at, { method: 'POST', json: { place, country, date, edition } });
      setPlace('');
      onMade();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form
      class="card new-workshop"
      aria-labelledby="new-workshop"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h2 id="new-workshop">{t('newWorkshop')}</h2>
      <label class="field">
        <span>{t('place')}</span>
        <input required maxLength={200} value={place} onInput={(event) => setPlace(event.currentTarget.value)} />
      </label>
      <div class="beside">
        <label class="field">
          <span>{t('country')}</span>
          <select value={country} onChange={(event) => setCountry(event.currentTarget.value)}>
            {COUNTRIES.map((one) => (
              <option key={one} value={one}>
                {format.country(one)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('date')}</span>
          <input type="date" required value={date} onInput={(event) => setDate(event.currentTarget.value)} />
        </label>
        {editions.length > 1 && (
          <label class="field">
            <span>{t('edition')}</span>
            <select value={edition} onChange={(event) => setEdition(event.currentTarget.value)}>
              {editions.map((one) => (
                <option key={one} value={one}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {error !== undefined && <Failure error={error} />}
      <div class="actions">
        <button type="submit" class="button primary">
          {t('make')}
        </button>
      </div>
    </form>
  );
};
