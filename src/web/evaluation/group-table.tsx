import type { QuestionResult } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { Bar } from './bar.tsx';
import { optionsOf } from './options.ts';
import { words } from './results-words.ts';

type Groups = QuestionResult['byLanguage'];

interface Props {
  readonly title: string;
  readonly groups: Groups;
  readonly nameOf: (name: string) => string;
  readonly result: QuestionResult;
}

/** How a question came out in parts of the answers. One part alone says what the whole says, and is not shown. */
export const GroupTable = ({ title, groups, nameOf, result: { question } }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  if (groups.length < 2) return null;
  const options = optionsOf(question, language, { yes: t('yes'), no: t('no') });
  const isScale = question.kind === 'scale';
  return (
    <details>
      <summary>{title}</summary>
      <div class="scrolls">
        <table class={isScale ? 'plot' : ''}>
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {isScale ? (
                <>
                  <th scope="col">{t('plot')}</th>
                  <th scope="col">{t('meanHead')}</th>
                </>
              ) : (
                options.map(({ value, label }) => (
                  <th key={String(value)} scope="col">
                    {label}
                  </th>
                ))
              )}
              <th scope="col">{t('count')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ name, answered, counts, mean = 1 }) => (
              <tr key={name}>
                <th scope="row">{nameOf(name)}</th>
                {isScale ? (
                  <>
                    <td>
                      <Bar share={mean / options.length} />
                    </td>
                    <td class="number">{format.number(mean, 1)}</td>
                  </>
                ) : (
                  options.map(({ value }) => {
                    const count = counts[String(value)] ?? 0;
                    return (
                      <td key={String(value)}>
                        {format.number(count)} ({format.percent(count / answered)})
                      </td>
                    );
                  })
                )}
                <td class="number">{format.number(answered)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};
