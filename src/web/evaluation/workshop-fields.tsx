import { useState } from 'preact/hooks';
import { COUNTRIES, NEAR } from '../../manifest/countries.ts';
import type { Workshop } from '../api/types.ts';
import { Failure } from '../ui/notice.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { today } from './day.ts';
import { words } from './words.ts';

/** What is said of a workshop, as the service takes it. */
export type Wanted = Pick<Workshop, 'place' | 'country' | 'date' | 'edition'> & {
  readonly audience?: number;
  readonly closesOn?: string;
};

interface Props {
  /** Absent: a new one. */
  readonly before?: Workshop;
  readonly editions: readonly string[];
  /** What the button says. */
  readonly done: string;
  /** @throws Refused */
  readonly save: (wanted: Wanted) => Promise<void>;
}

/** The country where a language of the pages is at home, for those who announce their first workshop. */
const HOME: Readonly<Record<string, string>> = { cs: 'CZ', fr: 'FR', hr: 'HR' };

export const WorkshopFields = ({ before, editions, done, save }: Props) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const [place, setPlace] = useState(before?.place ?? '');
  const [country, setCountry] = useState(before?.country ?? HOME[language] ?? '');
  const [date, setDate] = useState(before?.date ?? today());
  const [edition, setEdition] = useState(before?.edition ?? 'full');
  const [closesOn, setClosesOn] = useState(before?.closesOn);
  const [audience, setAudience] = useState(before?.audience === undefined ? '' : String(before.audience));
  const [error, setError] = useState<unknown>();
  const submit = async (): Promise<void> => {
    setError(undefined);
    try {
      await save({
        ...{ place, country, date, edition },
        ...(audience === '' ? {} : { audience: Number(audience) }),
        ...(closesOn === undefined ? {} : { closesOn }),
      });
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form
      class="workshop-fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label class="field">
        <span>{t('place')}</span>
        <input required maxLength={200} value={place} onInput={(event) => setPlace(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{t('country')}</span>
        <select required value={country} onChange={(event) => setCountry(event.currentTarget.value)}>
          <option value="" />
          <Countries />
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
                {one === 'full' ? t('full') : one}
              </option>
            ))}
          </select>
        </label>
      )}
      {before && (
        <label class="field">
          <span>{t('closes')}</span>
          <input
            type="date"
            required
            min={date}
            value={closesOn}
            onInput={(event) => setClosesOn(event.currentTarget.value)}
          />
        </label>
      )}
      <label class="field">
        <span>{t('audience')}</span>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={100_000}
          step={1}
          value={audience}
          onInput={(event) => setAudience(event.currentTarget.value)}
        />
        {!before && <small class="hint">{t('audienceHow')}</small>}
      </label>
      {error !== undefined && <Failure error={error} />}
      <div class="actions">
        <button type="submit" class="button primary">
          {done}
        </button>
      </div>
    </form>
  );
};

/** Those of the partners first, each by its name in the language of the page. */
const Countries = () => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const named = (codes: readonly string[]) => {
    const { compare } = new Intl.Collator(language);
    return codes
      .map((code) => ({ code, name: format.country(code) }))
      .sort((a, b) => compare(a.name, b.name))
      .map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ));
  };
  return (
    <>
      <optgroup label={t('near')}>{named(NEAR)}</optgroup>
      <optgroup label={t('others')}>{named(COUNTRIES.filter((code) => !NEAR.includes(code)))}</optgroup>
    </>
  );
};
