import './people.css';
import { useState } from 'preact/hooks';
import { ask, get } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import { useSession } from '../api/session.tsx';
import type { Documentary, Key } from '../api/types.ts';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/language.tsx';
import { KeyTable } from './key-table.tsx';
import { NewKey } from './new-key.tsx';
import { OneTimeLink, type SignInLink } from './one-time-link.tsx';
import { Revoking } from './revoking.tsx';
import { words } from './words.ts';

/** Who may work here: keys, made and revoked by those who run the service. */
export default () => {
  const t = useWords(words);
  const { session } = useSession();
  return (
    <Page part="people" title={t('people')}>
      {session?.role === 'admin' ? <Keys /> : <Notice kind="warning">{t('adminsOnly')}</Notice>}
    </Page>
  );
};

const Keys = () => {
  const t = useWords(words);
  const keys = useResource('keys', (signal) => get<{ keys: Key[] }>('/v1/keys', signal));
  const films = useResource('documentaries', (signal) =>
    get<{ documentaries: Documentary[] }>('/v1/documentaries', signal),
  );
  const [link, setLink] = useState<{ readonly key: Key; readonly link: SignInLink }>();
  const [revoking, setRevoking] = useState<Key>();
  const [error, setError] = useState<unknown>();
  const makeLink = async (key: Key): Promise<void> => {
    setError(undefined);
    try {
      setLink({ key, link: (await ask<SignInLink>(`/v1/keys/${key.id}/link`, { method: 'POST', json: {} })).body });
    } catch (failure) {
      setError(failure);
    }
  };
  const all = keys.value?.keys ?? [];
  const [alive, ended] = [true, false].map((wanted) => all.filter((key) => isAlive(key) === wanted));
  return (
    <>
      <p>{t('lead')}</p>
      {error !== undefined && <Failure error={error} />}
      {keys.error !== undefined && <Failure error={keys.error} again={() => void keys.again()} />}
      {keys.loading && !keys.value && <Loading />}
      {alive && alive.length > 0 && (
        <KeyTable keys={alive} onLink={(key) => void makeLink(key)} onRevoke={setRevoking} />
      )}
      <NewKey
        documentaries={films.value?.documentaries ?? []}
        onMade={() => void keys.again()}
        onLink={(key) => void makeLink(key)}
      />
      {ended && ended.length > 0 && (
        <details>
          <summary>{t('ended')}</summary>
          <KeyTable keys={ended} />
        </details>
      )}
      {link && <OneTimeLink label={link.key.label} link={link.link} onClose={() => setLink(undefined)} />}
      {revoking && (
        <Revoking
          label={revoking.label}
          onClose={() => setRevoking(undefined)}
          revoke={async () => {
            await ask(`/v1/keys/${revoking.id}`, { method: 'DELETE' });
            await keys.again();
          }}
        />
      )}
    </>
  );
};

const isAlive = ({ revokedAt, expiresAt }: Key): boolean =>
  revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > Date.now());
