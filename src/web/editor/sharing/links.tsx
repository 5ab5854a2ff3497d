import { useState } from 'preact/hooks';
import { ask, get } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { CopyText } from '../../ui/copy.tsx';
import { Failure, Notice } from '../../ui/notice.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import type { ListedLink, MadeLink } from '../types.ts';
import { words } from './words.ts';

/** Addresses that show the film to whoever has them, until a day. */
export const Links = ({ documentary }: { readonly documentary: string }) => {
  const t = useWords(words);
  const format = useFormat();
  const path = `/v1/documentaries/${documentary}/links`;
  const links = useResource(path, (signal) => get<{ links: ListedLink[] }>(path, signal));
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(30);
  const [made, setMade] = useState<MadeLink>();
  const [error, setError] = useState<unknown>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setError(undefined);
    try {
      await work();
      await links.again();
    } catch (failure) {
      setError(failure);
    }
  };
  const make = (): Promise<void> =>
    attempt(async () => {
      setMade((await ask<MadeLink>(path, { method: 'POST', json: { days, label: label.trim() } })).body);
      setLabel('');
    });
  const revoke = (key: string): Promise<void> =>
    attempt(async () => {
      await ask(`${path}/${key}`, { method: 'DELETE' });
      if (made?.key === key) setMade(undefined);
    });
  const failure = error ?? links.error;
  const open = (links.value?.links ?? []).filter(({ revokedAt }) => revokedAt === undefined);
  return (
    <>
      <h3>{t('links')}</h3>
      <p class="hint">{t('linksHint')}</p>
      {failure !== undefined && <Failure error={failure} />}
      <form
        class="link-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <label class="field">
          <span>{t('linkFor')}</span>
          <input value={label} required maxLength={200} onInput={(event) => setLabel(event.currentTarget.value)} />
        </label>
        <label class="field days">
          <span>{t('days')}</span>
          <input
            type="number"
            min={1}
            max={365}
            required
            value={days}
            onInput={(event) => setDays(event.currentTarget.valueAsNumber || 1)}
          />
        </label>
        <button type="submit" class="button">
          {t('makeLink')}
        </button>
      </form>
      {made && (
        <Notice kind="good">
          <p>{t('linkMade', { until: format.date(made.expiresAt) })}</p>
          <CopyText text={made.url} label={t('linkAddress')} />
        </Notice>
      )}
      {open.length > 0 && (
        <ul class="links">
          {open.map(({ id, label: name, expiresAt }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong>
                {expiresAt && <span class="quiet-text"> {t('until', { date: format.date(expiresAt) })}</span>}
              </span>
              <button type="button" class="button small" onClick={() => void revoke(id)}>
                {t('revoke')} <span class="unseen">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
