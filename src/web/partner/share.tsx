import { encode } from 'uqr';
import { CopyText } from '../ui/copy.tsx';
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

/** Modules of quiet border, as ISO 18004 asks for. */
const BORDER = 4;

const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <title>{label}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
