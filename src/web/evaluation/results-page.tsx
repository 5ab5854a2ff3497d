import './evaluation.css';
import { useRef, useState } from 'preact/hooks';
import { get } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import { useSession } from '../api/session.tsx';
import type { Results } from '../api/types.ts';
import { Link } from '../router.tsx';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { Counts } from './counts.tsx';
import { type Filter, Filters, filterInAddress, queryOf } from './filters.tsx';
import { mayHold } from './may-hold.ts';
import { Result } from './question-result.tsx';
import { words } from './words.ts';

/** What people answered at the workshops of a documentary, to look at and to take along. */
export default ({ documentary: id }: { readonly documentary: string }) => {
  const t = useWords(words);
  const { session } = useSession();
  return (
    <Page part="evaluation" title={t('results')} above={<Link href={`/d/${id}/workshops`}>{t('toWorkshops')}</Link>}>
      {mayHold(session) ? <Shown id={id} /> : <Notice kind="warning">{t('notYours')}</Notice>}
    </Page>
  );
};

const Shown = ({ id }: { readonly id: string }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const [filter, setFilter] = useState(filterInAddress);
  const at = `/v1/documentaries/${id}/results`;
  const asked = `${at}?${queryOf(filter)}`;
  const found = useResource(asked, (signal) => get<Results>(asked, signal));
  // What was shown stays while other results are fetched: the filters would jump.
  const last = useRef<Results>(undefined);
  last.current = found.value ?? last.current;
  const results = last.current;
  const choose = (chosen: Filter): void => {
    history.replaceState(null, '', `${location.pathname}?${queryOf(chosen)}`.replace(/\?$/, ''));
    setFilter(chosen);
  };
  return (
    <>
      {found.error !== undefined && <Failure error={found.error} again={() => void found.again()} />}
      {found.loading && !results && <Loading />}
      {results && (
        <>
          <Filters results={results} filter={filter} choose={choose} />
          <div class="actions">
            <a class="button" href={`${at}.csv?${queryOf(filter, { words: language })}`} download>
              {t('csv')}
            </a>
            <a class="button" href={`${at}.html?${queryOf(filter, { words: language })}`} download>
              {t('report')}
            </a>
          </div>
          <p class="lead" role="status">
            {results.answers === 0 ? t('nobody') : t('answered', { count: results.answers })}
          </p>
          {results.answers > 0 &&
            results.questions.map((result) => (
              <Result
                key={`${result.question.id} ${result.question.kind}`}
                result={result}
                workshops={results.workshops}
              />
            ))}
          <Counts screenings={results.screenings} downloads={results.downloads} />
        </>
      )}
    </>
  );
};
