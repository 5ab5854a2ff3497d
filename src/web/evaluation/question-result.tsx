import type { QuestionResult, Workshop } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { Bars } from './bars.tsx';
import { optionsOf } from './options.ts';
import { words } from './words.ts';

interface Props {
  readonly result: QuestionResult;
  readonly workshops: readonly Workshop[];
}

/** The highest step of a scale. */
const HIGHEST = 5;

/** What one question was answered: all together, then by language, country and workshop where there are several. */
export const Result = ({ result, workshops }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const { question, answered, counts, mean, texts } = result;
  const title = inLanguage(question.text, language);
  const nameOf = (id: string): string => workshops.find((one) => one.id === id)?.place ?? id;
  const options = optionsOf(question, language, { yes: t('yes'), no: t('no') });
  const bars = options.map(({ value, label, meaning }) => {
    const count = counts[String(value)] ?? 0;
    const share = answered > 0 ? count / answered : 0;
    return {
      label: meaning ? `${label} (${meaning})` : label,
      share,
      said: `${format.number(count)} (${format.percent(share)})`,
    };
  });
  return (
    <section class="result" aria-label={title}>
      <h2>{title}</h2>
      <p class="quiet-text">
        {t('answered', { count: answered })}
        {mean !== undefined && ` · ${t('mean', { mean: format.number(mean, 1) })}`}
      </p>
      {question.kind === 'text' ? (
        <ul class="said-in-words">
          {texts.map(({ text, language: said, workshop }, i) => (
            <li key={i}>
              <span lang={said}>{text}</span> <span class="quiet-text">{nameOf(workshop)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <Bars caption={title} bars={bars} />
          <Groups title={t('byLanguage')} result={result} groups={result.byLanguage} nameOf={format.language} />
          <Groups title={t('byCountry')} result={result} groups={result.byCountry} nameOf={format.country} />
          <Groups title={t('byWorkshop')} result={result} groups={result.byWorkshop} nameOf={nameOf} />
        </>
      )}
    </section>
  );
};

interface GroupsProps {
  readonly title: string;
  readonly result: QuestionResult;
  readonly groups: QuestionResult['byLanguage'];
  readonly nameOf: (name: string) => string;
}

const Groups = ({ title, result: { question }, groups, nameOf }: GroupsProps) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  if (groups.length < 2) return null;
  const most = optionsOf(question, language, { yes: t('yes'), no: t('no') });
  const barsOf = ({ name, answered, counts, mean }: GroupsProps['groups'][number]) => {
    const label = nameOf(name);
    if (mean !== undefined)
      return [{ label, share: mean / HIGHEST, said: t('mean', { mean: format.number(mean, 1) }) }];
    // Of what is ticked, each choice has its bar: of yes and no, one says both.
    return (question.kind === 'yes-no' ? most.slice(0, 1) : most).map((option) => {
      const count = counts[String(option.value)] ?? 0;
      return {
        label: `${label}: ${option.label}`,
        share: answered > 0 ? count / answered : 0,
        said: t('share', { count, all: answered }),
      };
    });
  };
  return (
    <details>
      <summary>{title}</summary>
      <Bars caption={title} bars={groups.flatMap(barsOf)} />
    </details>
  );
};
