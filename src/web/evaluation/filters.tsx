import type { Results } from '../api/types.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { noon } from './day.ts';
import { words } from './results-words.ts';

/** Which answers are looked at; all where nothing is said. */
export interface Filter {
  readonly language?: string;
  readonly country?: string;
  readonly workshop?: string;
}

const NAMES = ['language', 'country', 'workshop'] as const;

/** What the address of the page says. */
export const filterInAddress = (): Filter => {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])));
};

/** As a query, with its `?`; empty where nothing is said. */
export const queryOf = (filter: Filter, more: Readonly<Record<string, string>> = {}): string => {
  const text = new URLSearchParams({ ...filter, ...more }).toString();
  return text && `?${text}`;
};

interface Props {
  readonly results: Pick<Results, 'languages' | 'workshops'>;
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
}

export const Filters = ({ results: { languages, workshops }, filter, choose }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const options: Readonly<Record<keyof Filter, readonly (readonly [value: string, name: string])[]>> = {
    language: languages.map((one) => [one, format.language(one)]),
    country: [...new Set(workshops.map((one) => one.country))].map((one) => [one, format.country(one)]),
    workshop: workshops.map(({ id, place, date }) => [id, `${place}, ${format.date(noon(date))}`]),
  };
  const set = (name: keyof Filter, value: string): void => {
    const { [name]: _, ...rest } = filter;
    choose(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <div class="filters">
      {NAMES.map((name) => (
        <label key={name} class="field">
          <span>{t(name)}</span>
          <select value={filter[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value)}>
            <option value="">{t('all')}</option>
            {options[name].map(([value, said]) => (
              <option key={value} value={value}>
                {said}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
};
