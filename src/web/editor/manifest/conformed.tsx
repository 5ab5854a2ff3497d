import type { ManifestKept } from '../../api/types.ts';
import { Link } from '../../router.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly kept: ManifestKept;
}

/** What else a save changed: subtitles that follow their footage through the new cut. */
export const Conformed = ({ documentary, kept: { conformed, revision } }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  return (
    <Notice kind="good">
      <p>{t('keptAs', { revision })}</p>
      {conformed.length > 0 && (
        <>
          <p>{t('conformed')}</p>
          <ul>
            {conformed.map(({ language, changes }) => (
              <li key={language}>
                {format.language(language)}: {t('cuesToLookAt', { count: changes.length })}{' '}
                <Link href={`/d/${documentary}/translate/${language}`}>{t('lookAtThem')}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
};
