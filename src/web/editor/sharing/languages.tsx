import type { Documentary, LanguageState } from '../../api/types.ts';
import { Link } from '../../router.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { words } from './words.ts';

/** How every language stands: its subtitles, why they are out of date, and whether the released film shows them. */
export const Languages = ({ documentary }: { readonly documentary: Documentary }) => {
  const t = useWords(words);
  const format = useFormat();
  const { id, languages } = documentary;
  return (
    <section class="panel" aria-labelledby="languages">
      <h2 id="languages">{t('languages')}</h2>
      {languages.length === 0 ? (
        <p class="empty">{t('noLanguages')}</p>
      ) : (
        <table class="language-states">
          <caption class="unseen">{t('languages')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('language')}</th>
              <th scope="col">{t('subtitles')}</th>
              <th scope="col">{t('film')}</th>
            </tr>
          </thead>
          <tbody>
            {languages.map((one) => (
              <tr key={one.language}>
                <th scope="row">
                  {format.language(one.language)}
                  <br />
                  <Link href={`/d/${id}/translate/${one.language}`}>
                    {t('translate')} <span class="unseen">{format.language(one.language)}</span>
                  </Link>
                </th>
                <td>
                  <Standing of={one} />
                </td>
                <td>
                  <StateBadge state={one.released} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const BECAUSE = {
  'cut-changed': 'becauseCut',
  conformed: 'becauseConformed',
  'source-changed': 'becauseSource',
} as const;

const Standing = ({ of: { state, because, changes = [], cues, revision } }: { readonly of: LanguageState }) => {
  const t = useWords(words);
  return (
    <>
      {state && <StateBadge state={state} />}
      {cues !== undefined && (
        <span class="quiet-text"> {t('cuesIn', { count: cues, revision: String(revision ?? 1) })}</span>
      )}
      {because && <p class="quiet-text">{t(BECAUSE[because])}</p>}
      {changes.length > 0 && (
        <details>
          <summary>{t('cuesToLookAt', { count: changes.length })}</summary>
          <ul class="cue-changes">
            {changes.map(({ number, text, change, message }) => (
              <li key={`${number} ${change}`}>
                <strong>{number}</strong> <q>{text}</q> <span lang="en">{message}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
