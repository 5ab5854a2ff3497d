import { useSession } from '../api/session.tsx';
import type { Key } from '../api/types.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly keys: readonly Key[];
  /** Absent of keys that have ended. */
  readonly onLink?: (key: Key) => void;
  readonly onRevoke?: (key: Key) => void;
}

/** Keys as people read them: whose, for what, and until when. */
export const KeyTable = ({ keys, onLink, onRevoke }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { session } = useSession();
  return (
    <ul class="keys">
      {keys.map((key) => (
        <li key={key.id} class="card">
          <div>
            <h2>{key.label}</h2>
            <p>{t(key.link ? 'link' : key.role)}</p>
            <p class="quiet-text">
              <Scope of={key} /> · <Until of={key} /> · {t('made')} {format.date(key.createdAt)}
            </p>
          </div>
          {onLink && onRevoke && (
            <div class="actions">
              {!key.link && (
                <button
                  type="button"
                  class="button"
                  aria-label={t('signInLinkOf', { label: key.label })}
                  onClick={() => onLink(key)}
                >
                  {t('signInLink')}
                </button>
              )}
              {key.id !== session?.key && (
                <button
                  type="button"
                  class="button danger"
                  aria-label={t('revokeOf', { label: key.label })}
                  onClick={() => onRevoke(key)}
                >
                  {t('revoke')}
                </button>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
};

const Scope = ({ of: { languages, documentaries } }: { readonly of: Key }) => {
  const t = useWords(words);
  const format = useFormat();
  const parts = [languages?.map(format.language).join(', '), documentaries?.join(', ') || t('allDocumentaries')];
  return <>{parts.filter(Boolean).join(' · ')}</>;
};

const Until = ({ of: { revokedAt, expiresAt } }: { readonly of: Key }) => {
  const t = useWords(words);
  const format = useFormat();
  if (revokedAt) return <>{t('revoked', { date: format.date(revokedAt) })}</>;
  if (!expiresAt) return <>{t('forGood')}</>;
  const date = format.date(expiresAt);
  return <>{Date.parse(expiresAt) < Date.now() ? t('expired', { date }) : `${t('until')} ${date}`}</>;
};
