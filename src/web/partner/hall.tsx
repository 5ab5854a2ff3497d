import type { Release } from '../api/types.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { screeningOf } from './files.ts';
import { words } from './words.ts';

/** Leads to the page that shows the film over the whole screen, where the release has one. */
export const Hall = ({ release }: { readonly release: Release }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const address = screeningOf(release, language);
  if (!address) return null;
  return (
    <p class="hall">
      <a class="button primary" href={address}>
        {t('hall')}
      </a>{' '}
      <span class="hint">{t('hallWhy')}</span>
    </p>
  );
};
