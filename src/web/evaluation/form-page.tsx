import './evaluation.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, Refused } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import type { WorkshopForm } from '../api/types.ts';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useFormat, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { typedId } from './answers.ts';
import { noon } from './day.ts';
import { Form } from './form.tsx';
import { FormLanguages, useFormLanguage } from './form-languages.tsx';
import { words } from './form-words.ts';

/** The form of a workshop: for people with phones, and with `?paper` for who types in sheets. */
export default ({ workshop }: { readonly workshop: string }) => {
  const t = useWords(words);
  const format = useFormat();
  const id = typedId(workshop);
  const found = useResource(id, (signal) => get<WorkshopForm>(`/v1/workshops/${encodeURIComponent(id)}`, signal));
  if (found.value?.open) return <Asking form={found.value} />;
  if (found.value)
    return (
      <Page part="evaluation" title={t('closed')}>
        <Notice kind="info">{t('closedWhy', { date: format.date(noon(found.value.closesOn)) })}</Notice>
      </Page>
    );
  const isNone = found.error instanceof Refused && found.error.status === 404;
  return (
    <Page part="evaluation" title={t(isNone ? 'noSuch' : 'title')}>
      {isNone ? (
        <Notice kind="warning">{t('noSuchWhy')}</Notice>
      ) : found.error === undefined ? (
        <Loading />
      ) : (
        <Failure error={found.error} again={() => void found.again()} />
      )}
    </Page>
  );
};

const Asking = ({ form }: { readonly form: WorkshopForm }) => {
  const t = useWords(words);
  const format = useFormat();
  const [paper] = useState(() => new URLSearchParams(location.search).has('paper'));
  const { language, speak } = useFormLanguage(form.languages);
  // Forms that were sent from here: each makes room for an empty one.
  const [sent, setSent] = useState(0);
  const [thanked, setThanked] = useState(false);
  const introduction = inLanguage(form.introduction, language);
  const onSent = (): void => {
    setSent(sent + 1);
    setThanked(!paper);
    scrollTo(0, 0);
  };
  const about = { film: inLanguage(form.film, language), place: form.place, date: format.date(noon(form.date)) };
  return (
    <Page part="evaluation" title={inLanguage(form.title, language) || t('title')}>
      <p class="about">{t('about', about)}</p>
      {thanked ? (
        <Thanks another={() => setThanked(false)} />
      ) : (
        <>
          <FormLanguages languages={form.languages} chosen={language} choose={speak} />
          {paper && <Sheets entered={sent} />}
          {introduction && <p lang={language}>{introduction}</p>}
          {!paper && <p class="privacy">{t('privacy')}</p>}
          <Form key={sent} {...{ form, language, paper, onSent }} />
        </>
      )}
    </Page>
  );
};

const Thanks = ({ another }: { readonly another: () => void }) => {
  const t = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="thanks">
      <h2 ref={heading} tabIndex={-1}>
        {t('thanks')}
      </h2>
      <p>{t('thanksWhy')}</p>
      <button type="button" class="button" onClick={another}>
        {t('another')}
      </button>
    </div>
  );
};

/** How many sheets were typed in. Whoever does so has both hands on the keyboard: the focus goes to the first question. */
const Sheets = ({ entered }: { readonly entered: number }) => {
  const t = useWords(words);
  useEffect(() => {
    if (entered > 0) document.querySelector<HTMLElement>('[data-question="0"] :is(input, textarea)')?.focus();
  }, [entered]);
  return (
    <div class="sheets">
      <h2>{t('paper')}</h2>
      <p class="quiet-text">{t('paperHow')}</p>
      <p class="entered" role="status">
        {t('entered', { count: entered })}
      </p>
    </div>
  );
};
