import { fileKind } from '../../plan/kit/file-kinds.ts';
import type { Results } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** How often the film was shown in halls, and what was downloaded; whatever the filters say. */
export const Counts = ({ screenings, downloads }: Pick<Results, 'screenings' | 'downloads'>) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <>
      <Table
        title={t('screenings')}
        empty={t('noScreenings')}
        what={t('edition')}
        rows={screenings.map((one) => [
          one.edition === 'full' ? t('full') : one.edition,
          format.language(one.language),
          one.count,
        ])}
      />
      <Table
        title={t('downloads')}
        empty={t('noDownloads')}
        what={t('kind')}
        rows={downloads.map((one) => [
          fileKind(language, one.kind),
          one.language ? format.language(one.language) : '–',
          one.count,
        ])}
      />
    </>
  );
};

interface TableProps {
  readonly title: string;
  readonly empty: string;
  readonly what: string;
  readonly rows: readonly (readonly [what: string, language: string, count: number])[];
}

const Table = ({ title, empty, what, rows }: TableProps) => {
  const t = useWords(words);
  const format = useFormat();
  return (
    <section class="result" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{what}</th>
              <th scope="col">{t('filmLanguage')}</th>
              <th scope="col" class="count">
                {t('count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, language, count]) => (
              <tr key={`${name} ${language}`}>
                <td>{name}</td>
                <td>{language}</td>
                <td class="count">{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
