import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Refused } from '../api/client.ts';
import { type Opening, useSession } from '../api/session.tsx';
import { usePlace } from '../router.tsx';
import { Failure, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** What a one-time link carries after its `#`: no server is told of that part. */
const linkInAddress = (): string | undefined => new URLSearchParams(location.hash.slice(1)).get('link') ?? undefined;

/** Asks for a key, or takes that of a link when the person says so: a mail program that looks at links uses none up. */
export const SignIn = ({ why }: { readonly why?: ComponentChildren }) => {
  const t = useWords(words);
  const { session, signIn } = useSession();
  const { path, go } = usePlace();
  const [link] = useState(linkInAddress);
  const [error, setError] = useState<unknown>();
  const enter = async (opening: Opening): Promise<void> => {
    setError(undefined);
    try {
      await signIn(opening);
      go(path === '/sign-in' ? '/' : path, { replace: true });
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Page title={t('signIn')}>
      {why}
      {session && <Notice kind="info">{t('signedInAs', { label: session.label })}</Notice>}
      {error !== undefined && <Refusal error={error} />}
      {link ? <LinkForm enter={() => void enter({ link })} /> : <KeyForm enter={(key) => void enter({ key })} />}
    </Page>
  );
};

const Refusal = ({ error }: { readonly error: unknown }) => {
  const t = useWords(words);
  if (!(error instanceof Refused) || error.status >= 500) return <Failure error={error} />;
  return <Notice kind="error">{t(error.status === 429 ? 'tooMany' : 'wrongKey')}</Notice>;
};

const LinkForm = ({ enter }: { readonly enter: () => void }) => {
  const t = useWords(words);
  return (
    <div class="card narrow">
      <p>{t('linkReady')}</p>
      <button type="button" class="button primary" onClick={enter}>
        {t('signIn')}
      </button>
    </div>
  );
};

const KeyForm = ({ enter }: { readonly enter: (key: string) => void }) => {
  const t = useWords(words);
  const [key, setKey] = useState('');
  return (
    <form
      class="card narrow"
      onSubmit={(event) => {
        event.preventDefault();
        enter(key.trim());
      }}
    >
      <label class="field">
        <span>{t('key')}</span>
        <input
          type="password"
          autocomplete="current-password"
          required
          value={key}
          aria-describedby="key-hint"
          onInput={(event) => setKey(event.currentTarget.value)}
        />
      </label>
      <p id="key-hint" class="hint">
        {t('keyHint')}
      </p>
      <button type="submit" class="button primary">
        {t('signIn')}
      </button>
    </form>
  );
};
