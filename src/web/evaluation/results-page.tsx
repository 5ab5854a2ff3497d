import './evaluation.css';
import { useState } from 'preact/hooks';
import { get, Refused } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import type { Results } from '../api/types.ts';
import { Link } from '../router.tsx';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { type Filter, Filters, filterInAddress, queryOf } from './filters.tsx';
import { QuestionResult } from './question-result.tsx';
import { words } from './results-words.ts';
import { Use } from './use.tsx';

/** What people said at the workshops of a documentary. */
export default ({ documentary: id }: { readonly documentary: string }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const path = `/v1/documentaries/${id}/results`;
  const [filter, setFilter] = useState<Filter>(filterInAddress);
  const address = path + queryOf(filter);
  const found = useResource(address, (signal) => get<Results>(address, signal));
  // What was shown stays in sight while another part of it is fetched.
  const [shown, setShown] = useState<Results>();
  if (found.value && found.value !== shown) setShown(found.value);
  const results = found.value ?? shown;
  const choose = (chosen: Filter): void => {
    history.replaceState(null, '', location.pathname + queryOf(chosen));
    setFilter(chosen);
  };
  const notYours = found.error instanceof Refused && found.error.status === 403;
  return (
    <Page
      part="evaluation"
      title={t('title')}
      above={<Link href={`/d/${id}/workshops`}>{t('workshops')}</Link>}
      actions={
        results && (
          <>
            <a class="button" href={`${path}.csv${queryOf(filter, { words: language })}`} download>
              {t('csv')}
            </a>
            <a class="button" href={`${path}.html${queryOf(filter, { words: language })}`} download>
              {t('report')}
            </a>
          </>
        )
      }
    >
      {notYours && <Notice kind="warning">{t('notYours')}</Notice>}
      {found.error !== undefined && !notYours && <Failure error={found.error} again={() => void found.again()} />}
      {found.loading && !results && <Loading />}
      {results && (
        <>
          <Filters {...{ results, filter, choose }} />
          <Answers {...{ results, filter }} />
          <Use results={results} />
        </>
      )}
    </Page>
  );
};

const isOf =
  ({ country, workshop }: Filter) =>
  (one: Results['workshops'][number]): boolean =>
    (country === undefined || one.country === country) && (workshop === undefined || one.id === workshop);

const Answers = ({ results, filter }: { readonly results: Results; readonly filter: Filter }) => {
  const t = useWords(words);
  const format = useFormat();
  const workshops = results.workshops.filter(isOf(filter));
  const came = workshops.reduce((sum, { audience = 0 }) => sum + audience, 0);
  return (
    <>
      <dl class="sums">
        <Sum name={t('workshops')} value={format.number(workshops.length)} />
        <Sum name={t('came')} value={format.number(came)} />
        <Sum name={t('forms')} value={format.number(results.answers)} />
      </dl>
      <h2 class="part">{t('questions')}</h2>
      {results.answers === 0 ? (
        <p class="empty">{t('nothing')}</p>
      ) : (
        results.questions.map((result, i) => (
          <QuestionResult key={`${result.question.id} ${i}`} {...{ result, workshops }} />
        ))
      )}
    </>
  );
};

const Sum = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
