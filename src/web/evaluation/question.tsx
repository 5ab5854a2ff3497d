import type { Question } from '../api/types.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { words } from './form-words.ts';
import { type Answered, type Option, optionsOf } from './options.ts';

/** Characters, as the service counts them. */
const LONGEST = 1_000;

interface Props {
  readonly question: Question;
  readonly value: Answered | undefined;
  readonly answer: (value: Answered | undefined) => void;
  /** Of sheets that are typed in: digits answer, and lead on. */
  readonly onDigit?: (() => void) | undefined;
}

export const Asked = (props: Props) =>
  props.question.kind === 'text' ? <InWords {...props} /> : <Ticked {...props} />;

const InWords = ({ question: { id, text }, value, answer }: Props) => {
  const { language } = useLanguage();
  return (
    <div class="question">
      <label for={id}>{inLanguage(text, language)}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={LONGEST}
        value={typeof value === 'string' ? value : ''}
        onInput={({ currentTarget }) => answer(currentTarget.value || undefined)}
      />
    </div>
  );
};

const Ticked = ({ question, value, answer, onDigit }: Props) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const { id, kind, text } = question;
  const options = optionsOf(question, language, { yes: t('yes'), no: t('no') });
  const byDigit = (event: KeyboardEvent): void => {
    if (!onDigit || !/^\d$/.test(event.key)) return;
    const option = options[Number(event.key) - 1];
    if (!option && event.key !== '0') return;
    event.preventDefault();
    answer(option?.value);
    onDigit();
  };
  return (
    <fieldset class={`question ${kind}`} onKeyDown={byDigit}>
      <legend>{inLanguage(text, language)}</legend>
      <div class="options">
        {options.map((option, i) => (
          <label key={String(option.value)} class={option.value === value ? 'option chosen' : 'option'}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => answer(option.value)} />
            <Label option={option} digit={onDigit && kind !== 'scale' ? i + 1 : undefined} />
          </label>
        ))}
      </div>
      {options.some(({ meaning }) => meaning) && (
        <p class="ends" aria-hidden="true">
          <span>{options[0]?.meaning}</span>
          <span>{options.at(-1)?.meaning}</span>
        </p>
      )}
      {value !== undefined && (
        <button type="button" class="link" onClick={() => answer(undefined)}>
          {t('clear')}
        </button>
      )}
    </fieldset>
  );
};

const Label = ({
  option: { label, meaning },
  digit,
}: {
  readonly option: Option;
  readonly digit: number | undefined;
}) => (
  <span>
    {digit !== undefined && <kbd>{digit}</kbd>} {label}
    {meaning && <span class="unseen"> ({meaning})</span>}
  </span>
);
