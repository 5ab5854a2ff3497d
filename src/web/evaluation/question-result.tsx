import type { QuestionResult as Answered, Workshop } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { Bar } from './bar.tsx';
import { GroupTable } from './group-table.tsx';
import { optionsOf } from './options.ts';
import { words } from './results-words.ts';

interface Props {
  readonly result: Answered;
  readonly workshops: readonly Workshop[];
}

/** What one question was answered: a plot in a table, and how it came out in each language, country and workshop. */
export const QuestionResult = ({ result, workshops }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const { question, answered, mean } = result;
  const steps = question.kind === 'scale' ? optionsOf(question, language, { yes: '', no: '' }).length : 0;
  return (
    <article class="result">
      <h3>{inLanguage(question.text, language)}</h3>
      <p class="quiet-text">
        {answered === 0 ? t('notAnswered') : t('answered', { count: answered })}
        {mean !== undefined && <> · {t('mean', { mean: format.number(mean, 1), most: steps })}</>}
      </p>
      {answered > 0 && (question.kind === 'text' ? <Said {...{ result, workshops }} /> : <Plot result={result} />)}
      {answered > 0 && question.kind !== 'text' && <Groups {...{ result, workshops }} />}
    </article>
  );
};

const Plot = ({ result: { question, answered, counts } }: { readonly result: Answered }) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const text = inLanguage(question.text, language);
  return (
    <table class="plot">
      <caption class="unseen">{text}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{t('answer')}</th>
          <th scope="col">{t('plot')}</th>
          <th scope="col">{t('count')}</th>
          <th scope="col">{t('share')}</th>
        </tr>
      </thead>
      <tbody>
        {optionsOf(question, language, { yes: t('yes'), no: t('no') }).map(({ value, label, end }) => {
          const count = counts[String(value)] ?? 0;
          return (
            <tr key={String(value)}>
              <th scope="row">{end ? `${label} – ${end}` : label}</th>
              <td>
                <Bar share={count / answered} />
              </td>
              <td class="number">{format.number(count)}</td>
              <td class="number">{format.percent(count / answered)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Said = ({ result: { texts }, workshops }: Props) => {
  const places = new Map(workshops.map(({ id, place }) => [id, place]));
  return (
    <ul class="said">
      {texts.map(({ text, language, workshop }, i) => (
        <li key={`${i} ${workshop}`}>
          <q lang={language}>{text}</q> <span class="quiet-text">{places.get(workshop)}</span>
        </li>
      ))}
    </ul>
  );
};

const Groups = ({ result, workshops }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const places = new Map(workshops.map(({ id, place }) => [id, place]));
  return (
    <>
      <GroupTable title={t('byLanguage')} groups={result.byLanguage} nameOf={format.language} result={result} />
      <GroupTable title={t('byCountry')} groups={result.byCountry} nameOf={format.country} result={result} />
      <GroupTable
        title={t('byWorkshop')}
        groups={result.byWorkshop}
        nameOf={(id) => places.get(id) ?? id}
        result={result}
      />
    </>
  );
};
