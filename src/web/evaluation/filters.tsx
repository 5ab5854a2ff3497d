import type { Results } from '../api/types.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** What results are asked for; whatever is absent means all. */
export interface Filter {
  readonly language?: string;
  readonly country?: string;
  readonly workshop?: string;
}

const NAMES = ['workshop', 'country', 'language'] as const;

export const filterInAddress = (): Filter => {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])));
};

/** As it stands in an address, without a question mark. */
export const queryOf = (filter: Filter, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({ ...filter, ...more }).toString();

interface Props {
  readonly results: Pick<Results, 'workshops' | 'languages'>;
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
}

export const Filters = ({ results: { workshops, languages }, filter, choose }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const countries = [...new Set(workshops.map(({ country }) => country))].sort();
  const options = {
    workshop: workshops.map(({ id, place, date }): [string, string] => [
      id,
      `${place}, ${format.date(`${date}T12:00`)}`,
    ]),
    country: countries.map((one): [string, string] => [one, format.country(one)]),
    language: languages.map((one): [string, string] => [one, format.language(one)]),
  };
  return (
    <div class="filters beside">
      {NAMES.map((name) => (
        <label key={name} class="field">
          <span>{t(name)}</span>
          <select
            value={filter[name] ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const { [name]: _, ...rest } = filter;
              choose(value ? { ...rest, [name]: value } : rest);
            }}
          >
            <option value="">{t('all')}</option>
            {options[name].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
};
