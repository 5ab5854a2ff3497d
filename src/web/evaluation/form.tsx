import { useRef, useState } from 'preact/hooks';
import { ask, Refused } from '../api/client.ts';
import type { Form } from '../api/types.ts';
import { Failure, Notice } from '../ui/notice.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { words } from './form-words.ts';
import type { Answered } from './options.ts';
import { Asked } from './question.tsx';
import { randomId } from './random-id.ts';

type Answers = Readonly<Record<string, Answered>>;

interface Props {
  readonly form: Form;
  readonly via: 'phone' | 'paper';
  readonly onSent: () => void;
  /** The service takes no more. */
  readonly onClosed: () => void;
}

const FIRST = '.question input, .question textarea';

/** The questions, and what is sent. What was sent once and got lost on the way is sent again under the same id. */
export const Questions = ({ form: { id: workshop, questions }, via, onSent, onClosed }: Props) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const [id, setId] = useState(randomId);
  const [answers, setAnswers] = useState<Answers>({});
  const [state, setState] = useState<'open' | 'sending' | 'nothing'>('open');
  const [error, setError] = useState<unknown>();
  const element = useRef<HTMLFormElement>(null);

  const answer = (question: string, value: Answered | undefined): void => {
    setState('open');
    setAnswers(({ [question]: _, ...rest }) => (value === undefined ? rest : { ...rest, [question]: value }));
  };
  const goTo = (number: number): void => {
    const next = element.current?.querySelectorAll('.question')[number];
    const target =
      next?.querySelector<HTMLElement>('input, textarea') ?? element.current?.querySelector('[type=submit]');
    if (target instanceof HTMLElement) target.focus();
  };
  const send = async (): Promise<void> => {
    if (state === 'sending') return;
    setError(undefined);
    if (!Object.values(answers).some((value) => typeof value !== 'string' || value.trim())) return setState('nothing');
    setState('sending');
    try {
      await ask(`/v1/workshops/${workshop}/answers`, { method: 'POST', json: { id, language, via, answers } });
      setId(randomId());
      setAnswers({});
      element.current?.querySelector<HTMLElement>(FIRST)?.focus();
      onSent();
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 410) onClosed();
      else setError(failure);
    }
    setState('open');
  };
  return (
    <form
      ref={element}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void send();
      }}
    >
      {questions.map((question, i) => (
        <Asked
          key={question.id}
          question={question}
          value={answers[question.id]}
          answer={(value) => answer(question.id, value)}
          onDigit={via === 'paper' ? () => goTo(i + 1) : undefined}
        />
      ))}
      {state === 'nothing' && <Notice kind="error">{t('nothing')}</Notice>}
      {error !== undefined && <Failure error={error} />}
      <button type="submit" class="button primary send" aria-disabled={state === 'sending'}>
        {t(via === 'paper' ? 'keep' : 'send')}
      </button>
    </form>
  );
};
