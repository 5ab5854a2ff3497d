import { useState } from 'preact/hooks';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** A text to be taken elsewhere, such as an address; it can be marked by hand where the browser forbids the clipboard. */
export const CopyText = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const t = useWords(words);
  const [done, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(text);
    setDone(true);
  };
  return (
    <div class="copy">
      <input readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="button" onClick={() => void copy().catch(() => {})}>
        {done ? t('copied') : t('copy')}
      </button>
    </div>
  );
};
