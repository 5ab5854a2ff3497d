import type { TargetedKeyboardEvent } from 'preact';
import type { Question as Asked } from '../api/types.ts';
import { useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { type AnswerValue, LONGEST } from './answers.ts';
import { words } from './form-words.ts';
import { type Option, optionsOf } from './options.ts';

interface Props {
  readonly question: Asked;
  /** Where it stands in the form, from 0. */
  readonly number: number;
  readonly language: string;
  readonly value: AnswerValue | undefined;
  readonly answer: (value: AnswerValue | undefined) => void;
  /** Of who types in sheets: to the question after this one. */
  readonly onward: (() => void) | undefined;
}

/** One question, answered by a large field to tap, or in words. */
export const Question = (props: Props) =>
  props.question.kind === 'text' ? <InWords {...props} /> : <Choice {...props} />;

const Choice = ({ question, number, language, value, answer, onward }: Props) => {
  const t = useWords(words);
  const text = inLanguage(question.text, language);
  const options = optionsOf(question, language, { yes: t('yes'), no: t('no') });
  const type = (event: TargetedKeyboardEvent<HTMLFieldSetElement>): void => {
    if (!onward || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = options[Number(event.key) - 1];
    if (event.key !== '0' && event.key !== 'Enter' && !chosen) return;
    event.preventDefault();
    if (event.key !== 'Enter') answer(chosen?.value);
    onward();
  };
  return (
    <fieldset class={`question ${question.kind}`} data-question={number} onKeyDown={type}>
      <legend lang={language}>{text}</legend>
      <div class="options" lang={language}>
        {options.map((option, i) => (
          <Tappable
            key={String(option.value)}
            name={question.id}
            option={option}
            digit={onward && question.kind !== 'scale' ? i + 1 : undefined}
            checked={value === option.value}
            choose={() => answer(option.value)}
          />
        ))}
      </div>
      {value !== undefined && !onward && (
        <button
          type="button"
          class="link clear"
          aria-label={t('clearOf', { question: text })}
          onClick={() => answer(undefined)}
        >
          {t('clear')}
        </button>
      )}
    </fieldset>
  );
};

interface TappableProps {
  readonly name: string;
  readonly option: Option;
  readonly digit: number | undefined;
  readonly checked: boolean;
  readonly choose: () => void;
}

const Tappable = ({ name, option: { value, label, end }, digit, checked, choose }: TappableProps) => (
  <label class={checked ? 'option chosen' : 'option'}>
    <input type="radio" name={name} value={String(value)} checked={checked} onChange={choose} />
    {digit !== undefined && <span class="digit">{digit}</span>}
    <span>
      {label}
      {end && <small> {end}</small>}
    </span>
  </label>
);

const InWords = ({ question, number, language, value, answer }: Props) => {
  const t = useWords(words);
  const text = typeof value === 'string' ? value : '';
  return (
    <div class="question words" data-question={number}>
      <label>
        <span lang={language}>{inLanguage(question.text, language)}</span>
        <textarea rows={3} maxLength={LONGEST} value={text} onInput={(event) => answer(event.currentTarget.value)} />
      </label>
      {text.length > LONGEST - 200 && <p class="quiet-text">{t('left', { count: LONGEST - text.length })}</p>}
    </div>
  );
};
