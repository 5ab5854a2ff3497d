import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

const KEYS = [
  ['Tab', 'keyTab'],
  ['Esc, Tab', 'keyEscape'],
  ['Enter', 'keyEnter'],
  ['Shift + Enter', 'keyBreak'],
  ['Ctrl + ↑ ↓', 'keyStep'],
  ['Alt + ← →', 'keyNudge'],
  ['Alt + ↑ ↓', 'keyLength'],
  ['Ctrl + Enter', 'keyBurn'],
  ['Ctrl + I', 'keyItalics'],
  ['F8', 'keyNext'],
  ['Ctrl + F', 'keyFind'],
  ['Ctrl + H', 'keyReplace'],
  ['Ctrl + Z, Ctrl + Y', 'keyUndo'],
  ['? · F1', 'keyHelp'],
] as const;

export const Help = ({ close }: { readonly close: () => void }) => {
  const t = useWords(words);
  return (
    <Dialog title={t('keys')} onClose={close}>
      <dl class="keys">
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
