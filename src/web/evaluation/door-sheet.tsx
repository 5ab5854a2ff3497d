import { useEffect } from 'preact/hooks';
import type { Workshop } from '../api/types.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { say, UI_LANGUAGES } from '../words/define.ts';
import { useWords } from '../words/language.tsx';
import { formAddress } from './form-address.ts';
import { words } from './words.ts';

interface Props {
  readonly workshop: Workshop;
  /** Of the film. */
  readonly title: string;
  readonly onPrinted: () => void;
}

/** A sheet for the hall's door, in all languages, as the browser prints it; nothing of it is seen on the screen. */
export const DoorSheet = ({ workshop, title, onPrinted }: Props) => {
  const t = useWords(words);
  const address = formAddress(workshop);
  useEffect(() => {
    addEventListener('afterprint', onPrinted);
    print();
    return () => removeEventListener('afterprint', onPrinted);
  }, []);
  return (
    <section class="door-sheet" aria-hidden="true">
      <p class="sheet-title">{title}</p>
      {UI_LANGUAGES.map((language) => (
        <p key={language} lang={language}>
          {say(language, words[language].scan)}
        </p>
      ))}
      <QrCode text={address} label={t('qr', { address })} />
      <p class="sheet-address">{address.replace(/^https?:\/\//, '')}</p>
    </section>
  );
};
