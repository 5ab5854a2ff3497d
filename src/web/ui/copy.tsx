import { useRef, useState } from 'preact/hooks';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** A text to be taken elsewhere, such as an address. Where the browser forbids the clipboard, it is marked to be copied by hand. */
export const CopyText = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const t = useWords(words);
  const field = useRef<HTMLInputElement>(null);
  // The text itself: another text that comes in its place has not been copied.
  const [copied, setCopied] = useState<string>();
  const copy = async (): Promise<void> => {
    try {
      // Browsers have no clipboard on pages that come over plain http.
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      field.current?.select();
    }
  };
  return (
    <div class="copy">
      <input ref={field} readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="button" onClick={() => void copy()}>
        {copied === text ? t('copied') : t('copy')}
      </button>
    </div>
  );
};
