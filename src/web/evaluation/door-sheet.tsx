import { useEffect, useRef } from 'preact/hooks';
import type { Workshop } from '../api/types.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { say, UI_LANGUAGES } from '../words/define.ts';
import { useFormat, useWords } from '../words/language.tsx';
import { noon } from './day.ts';
import { words } from './words.ts';

interface Props {
  readonly workshop: Workshop;
  /** Of the film. */
  readonly title: string;
  readonly onClose: () => void;
}

/** A sheet for the door of the hall, in all languages: only it is printed. */
export const DoorSheet = ({ workshop: { url, place, date }, title, onClose }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="door-sheet" aria-labelledby="door-sheet">
      <div class="actions">
        <button type="button" class="button primary" onClick={() => print()}>
          {t('print')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
      <h2 id="door-sheet" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>
        {place}, {format.date(noon(date))}
      </p>
      <QrCode text={url} label={t('qr', { address: url })} />
      <p class="address">{url.replace(/^https?:\/\//, '')}</p>
      <ul class="scan">
        {UI_LANGUAGES.map((language) => (
          <li key={language} lang={language}>
            <strong>{say(language, words[language].scan)}</strong> {say(language, words[language].noNames)}
          </li>
        ))}
      </ul>
    </section>
  );
};
