import { CopyText } from '../ui/copy.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly title: string;
  readonly funding: string | undefined;
}

/** The address of the page to copy, to scan, and to print on a sheet for the hall's door. */
export const Share = ({ title, funding }: Props) => {
  const t = useWords(words);
  const address = location.origin + location.pathname + location.search;
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share">{t('share')}</h2>
      <p class="sheet-title" aria-hidden="true">
        {title}
      </p>
      <QrCode text={address} label={t('qr', { address })} />
      <div class="share-text">
        <p>{t('shareLead')}</p>
        <CopyText text={address} label={t('share')} />
        <button type="button" class="button" onClick={() => print()}>
          {t('print')}
        </button>
      </div>
      <p class="sheet-address" aria-hidden="true">
        {address}
      </p>
      {funding && (
        <p class="sheet-funding" aria-hidden="true">
          {funding}
        </p>
      )}
    </section>
  );
};
