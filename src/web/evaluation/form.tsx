import type { TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { WorkshopForm } from '../api/types.ts';
import { Failure, Notice } from '../ui/notice.tsx';
import { useWords } from '../words/language.tsx';
import { type Answers, newFormId, sendAnswers, withAnswer } from './answers.ts';
import { words } from './form-words.ts';
import { Question } from './question.tsx';

interface Props {
  readonly form: WorkshopForm;
  readonly language: string;
  /** Whether somebody types in what others have written on paper. */
  readonly paper: boolean;
  readonly onSent: () => void;
}

/** The questions, one under the other. What was answered stays until it has arrived. */
export const Form = ({ form, language, paper, onSent }: Props) => {
  const t = useWords(words);
  const element = useRef<HTMLFormElement>(null);
  const [id] = useState(newFormId);
  const [answers, setAnswers] = useState<Answers>({});
  const [state, setState] = useState<
    { readonly is: 'open' | 'empty' | 'sending' } | { readonly is: 'failed'; readonly error: unknown }
  >({
    is: 'open',
  });
  const send = async (): Promise<void> => {
    if (state.is === 'sending') return;
    const isBlank = Object.values(answers).every((value) => typeof value === 'string' && value.trim() === '');
    if (isBlank) return setState({ is: 'empty' });
    setState({ is: 'sending' });
    try {
      await sendAnswers(form, { id, language, via: paper ? 'paper' : 'phone', answers });
      onSent();
    } catch (error) {
      setState({ is: 'failed', error });
    }
  };
  const onwardFrom = (number: number) => (): void => {
    const next = element.current?.querySelector<HTMLElement>(`[data-question="${number + 1}"] :is(input, textarea)`);
    (next ?? element.current?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
  };
  const sendByKey = (event: TargetedKeyboardEvent<HTMLFormElement>): void => {
    if (paper && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };
  return (
    <form
      ref={element}
      class="form"
      onKeyDown={sendByKey}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {form.questions.map((question, number) => (
        <Question
          key={question.id}
          {...{ question, number, language }}
          value={answers[question.id]}
          answer={(value) => {
            setAnswers((before) => withAnswer(before, question.id, value));
            if (state.is === 'empty') setState({ is: 'open' });
          }}
          onward={paper ? onwardFrom(number) : undefined}
        />
      ))}
      {state.is === 'empty' && <Notice kind="error">{t('empty')}</Notice>}
      {state.is === 'failed' && (
        <>
          <Notice kind="warning">{t('notSent')}</Notice>
          <Failure error={state.error} />
        </>
      )}
      <button type="submit" class="button primary send" aria-disabled={state.is === 'sending'}>
        {state.is === 'sending' ? t('sending') : t(paper ? 'sendSheet' : 'send')}
      </button>
    </form>
  );
};
