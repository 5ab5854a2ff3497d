import { fileKind } from '../../plan/kit/file-kinds.ts';
import type { Results } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { Bar } from './bar.tsx';
import { words } from './results-words.ts';

/** How often the film was shown and fetched. */
export const Use = ({ results: { screenings, downloads } }: { readonly results: Results }) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const most = Math.max(1, ...downloads.map(({ count }) => count));
  return (
    <section class="counts" aria-labelledby="use">
      <h2 id="use" class="part">
        {t('use')}
      </h2>
      {screenings.length + downloads.length === 0 ? (
        <p class="empty">{t('noUse')}</p>
      ) : (
        <p class="quiet-text">{t('useWhy')}</p>
      )}
      {screenings.length > 0 && (
        <table>
          <caption class="unseen">{t('screenings')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('filmLanguage')}</th>
              <th scope="col">{t('edition')}</th>
              <th scope="col">{t('screenings')}</th>
            </tr>
          </thead>
          <tbody>
            {screenings.map(({ edition, language: of, count }) => (
              <tr key={`${edition} ${of}`}>
                <th scope="row">{format.language(of)}</th>
                <td>{edition}</td>
                <td class="number">{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {downloads.length > 0 && (
        <table class="plot">
          <caption class="unseen">{t('downloads')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('file')}</th>
              <th scope="col">{t('filmLanguage')}</th>
              <th scope="col">{t('plot')}</th>
              <th scope="col">{t('downloads')}</th>
            </tr>
          </thead>
          <tbody>
            {downloads.map(({ kind, language: of, count }) => (
              <tr key={`${kind} ${of}`}>
                <th scope="row">{fileKind(language, kind)}</th>
                <td>{of ? format.language(of) : t('all')}</td>
                <td>
                  <Bar share={count / most} />
                </td>
                <td class="number">{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
