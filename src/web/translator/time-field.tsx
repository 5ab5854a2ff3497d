import { useEffect, useId, useState } from 'preact/hooks';
import { useWords } from '../words/language.tsx';
import { readTime, timeText } from './times.ts';
import { words } from './words.ts';

interface Props {
  readonly label: string;
  /** Milliseconds. */
  readonly time: number;
  readonly set: (time: number) => void;
}

/** A time to be written; it counts when the field is left or Enter is pressed. */
export const TimeField = ({ label, time, set }: Props) => {
  const t = useWords(words);
  const hint = useId();
  const [text, setText] = useState(timeText(time));
  const wrong = readTime(text) === undefined;
  useEffect(() => setText(timeText(time)), [time]);
  return (
    <label class="time-field">
      <span>{label}</span>
      <input
        value={text}
        size={12}
        inputMode="decimal"
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={(event) => {
          const read = readTime(event.currentTarget.value);
          if (read !== undefined && read !== time) set(read);
        }}
      />
      {wrong && (
        <span id={hint} class="hint" role="alert">
          {t('badTime')}
        </span>
      )}
    </label>
  );
};
