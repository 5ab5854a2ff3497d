import type { ComponentChildren } from 'preact';
import { useSession } from '../api/session.tsx';
import { Link, usePlace } from '../router.tsx';
import { UI_LANGUAGES, type UiLanguage } from '../words/define.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** What stands around every page: the name, who is here, and the language. */
export const Shell = ({ children }: { readonly children: ComponentChildren }) => {
  const t = useWords(words);
  return (
    <>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <header class="masthead">
        <Link href="/" class="brand">
          <img src="/icon.svg" alt="" width={28} height={28} /> Polyreel
        </Link>
        <nav aria-label={t('navigation')}>
          <Who />
          <LanguageChoice />
        </nav>
      </header>
      {children}
    </>
  );
};

const Who = () => {
  const t = useWords(words);
  const { session, signOut } = useSession();
  const { path, go } = usePlace();
  if (session === undefined) return null;
  if (session === null)
    return path === '/sign-in' ? null : (
      <Link href="/sign-in" class="button quiet">
        {t('signIn')}
      </Link>
    );
  const leave = async (): Promise<void> => {
    await signOut();
    go('/');
  };
  return (
    <>
      {session.role === 'admin' && <Link href="/people">{t('people')}</Link>}
      <span class="who">{session.label}</span>
      <button type="button" class="button quiet" onClick={() => void leave().catch(() => {})}>
        {t('signOut')}
      </button>
    </>
  );
};

/** Each in its own language, so that whoever landed in the wrong one finds the way out. */
const NAMES: Readonly<Record<UiLanguage, string>> = { en: 'English', cs: 'Čeština', fr: 'Français', hr: 'Hrvatski' };

const LanguageChoice = () => {
  const t = useWords(words);
  const { language, speak } = useLanguage();
  return (
    <select
      class="language"
      aria-label={t('language')}
      value={language}
      onChange={(event) => speak(event.currentTarget.value as UiLanguage)}
    >
      {UI_LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {NAMES[one]}
        </option>
      ))}
    </select>
  );
};
