import { Link } from '../router.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

export const NothingHere = () => {
  const t = useWords(words);
  return (
    <Page title={t('nothingHere')}>
      <p>
        <Link href="/">{t('home')}</Link>
      </p>
    </Page>
  );
};
