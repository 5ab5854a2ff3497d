import { useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { Documentary, Key, Role } from '../api/types.ts';
import { CopyText } from '../ui/copy.tsx';
import { Failure, Notice } from '../ui/notice.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { words } from './words.ts';

type Made = Key & { readonly key: string };

interface Props {
  readonly documentaries: readonly Documentary[];
  readonly onMade: () => void;
  readonly onLink: (key: Key) => void;
}

const ROLES: readonly Role[] = ['translator', 'editor', 'partner', 'admin'];
const PARTNERS: readonly string[] = ['en', 'cs', 'fr', 'hr'];

/** Makes a key, and shows its text once. */
export const NewKey = ({ documentaries, onMade, onLink }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language: own } = useLanguage();
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<Role>('translator');
  const [languages, setLanguages] = useState<readonly string[]>([]);
  const [only, setOnly] = useState<readonly string[]>([]);
  const [end, setEnd] = useState('');
  const [made, setMade] = useState<Made>();
  const [error, setError] = useState<unknown>();
  const known = [
    ...new Set([...PARTNERS, ...documentaries.flatMap((film) => film.languages.map((one) => one.language))]),
  ];

  const make = async (): Promise<void> => {
    setError(undefined);
    const wanted = {
      ...{ role, label },
      ...(role === 'translator' ? { languages } : {}),
      ...(role !== 'admin' && only.length > 0 ? { documentaries: only } : {}),
      ...(end ? { expiresAt: new Date(`${end}T23:59:59`).toISOString() } : {}),
    };
    try {
      setMade((await ask<Made>('/v1/keys', { method: 'POST', json: wanted })).body);
      setLabel('');
      onMade();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form
      class="card new-key"
      aria-labelledby="new-key"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h2 id="new-key">{t('newKey')}</h2>
      <label class="field">
        <span>{t('label')}</span>
        <input required maxLength={200} value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{t('role')}</span>
        <select value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </select>
      </label>
      {role === 'translator' && (
        <Choices
          title={t('languages')}
          options={known.map((language) => [language, format.language(language)])}
          chosen={languages}
          choose={setLanguages}
        />
      )}
      {role !== 'admin' && documentaries.length > 0 && (
        <Choices
          title={t('documentaries')}
          options={documentaries.map(({ id, title }) => [id, inLanguage(title, own) || id])}
          chosen={only}
          choose={setOnly}
        />
      )}
      <label class="field">
        <span>{t('end')}</span>
        <input type="date" value={end} onInput={(event) => setEnd(event.currentTarget.value)} />
      </label>
      {error !== undefined && <Failure error={error} />}
      <div class="actions">
        <button type="submit" class="button primary">
          {t('make')}
        </button>
      </div>
      {made && (
        <Notice kind="good">
          <p>
            <strong>{t('madeFor', { label: made.label })}</strong>
          </p>
          <p>{t('once')}</p>
          <CopyText text={made.key} label={t('key')} />
          <p>
            <button type="button" class="button" onClick={() => onLink(made)}>
              {t('makeLink')}
            </button>
          </p>
        </Notice>
      )}
    </form>
  );
};

interface ChoicesProps {
  readonly title: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}

const Choices = ({ title, options, chosen, choose }: ChoicesProps) => (
  <fieldset class="choice-set">
    <legend>{title}</legend>
    {options.map(([value, name]) => (
      <label key={value}>
        <input
          type="checkbox"
          checked={chosen.includes(value)}
          onChange={(event) =>
            choose(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />{' '}
        {name}
      </label>
    ))}
  </fieldset>
);
