import './evaluation.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, Refused } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import type { Form } from '../api/types.ts';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { LANGUAGE_NAMES, UI_LANGUAGES } from '../words/define.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { Questions } from './form.tsx';
import { words } from './form-words.ts';

/** The form of a workshop: for everybody who was there, on a phone, and for sheets that are typed in (`?paper=1`). */
export default ({ workshop: id }: { readonly workshop: string }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const found = useResource(id, (signal) => get<Form>(`/v1/workshops/${encodeURIComponent(id)}`, signal));
  const form = found.value;
  const unknown = found.error instanceof Refused && found.error.status === 404;
  return (
    <Page part="evaluation" title={unknown ? t('unknown') : inLanguage(form?.title, language) || t('title')}>
      <div class="form">
        <Languages />
        {found.loading && !form && <Loading />}
        {unknown && <Notice kind="warning">{t('unknownWhy')}</Notice>}
        {found.error !== undefined && !unknown && <Failure error={found.error} again={() => void found.again()} />}
        {form && <Filled form={form} />}
      </div>
    </Page>
  );
};

const Languages = () => {
  const t = useWords(words);
  const { language, speak } = useLanguage();
  return (
    <fieldset class="languages">
      <legend class="unseen">{t('languages')}</legend>
      {UI_LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          class="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => speak(one)}
        >
          {LANGUAGE_NAMES[one]}
        </button>
      ))}
    </fieldset>
  );
};

const Filled = ({ form }: { readonly form: Form }) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const isPaper = new URLSearchParams(location.search).get('paper') === '1';
  const [sent, setSent] = useState(0);
  const [isOver, setOver] = useState(false);
  const [isOpen, setOpen] = useState(form.open);
  const introduction = inLanguage(form.introduction, language);
  const date = (day: string): string => format.date(`${day}T12:00`);
  if (!isOpen)
    return (
      <Notice kind="warning">
        <p>
          <strong>{t('closed')}</strong>
        </p>
        <p>{t('closedWhy', { date: date(form.closesOn) })}</p>
      </Notice>
    );
  if (isOver) return <Thanks another={() => setOver(false)} />;
  return (
    <>
      <p class="quiet-text">
        {inLanguage(form.film, language)} · {form.place} · {date(form.date)}
      </p>
      {isPaper ? (
        <>
          <a href={`/w/${form.id}`}>{t('toForm')}</a>
          <Notice kind="info">
            <p>
              <strong>{t('paper')}</strong>
            </p>
            <p>{t('paperLead')}</p>
          </Notice>
          <p class="entered" role="status">
            {t('entered', { count: sent })}
          </p>
        </>
      ) : (
        <>
          {introduction && <p>{introduction}</p>}
          <p>{t('private')}</p>
        </>
      )}
      <Questions
        form={form}
        via={isPaper ? 'paper' : 'phone'}
        onSent={() => {
          setSent(sent + 1);
          if (!isPaper) setOver(true);
        }}
        onClosed={() => setOpen(false)}
      />
    </>
  );
};

const Thanks = ({ another }: { readonly another: () => void }) => {
  const t = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    scrollTo(0, 0);
  }, []);
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
