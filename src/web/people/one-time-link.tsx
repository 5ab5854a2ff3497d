import { CopyText } from '../ui/copy.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useFormat, useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** A link that signs in once, as the service gives it. */
export interface SignInLink {
  readonly url: string;
  readonly expiresAt: string;
}

interface Props {
  readonly label: string;
  readonly link: SignInLink;
  readonly onClose: () => void;
}

/** Shows a link once, to be sent on. The service may not know its own address: then it is that of these pages. */
export const OneTimeLink = ({ label, link: { url, expiresAt }, onClose }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  return (
    <Dialog title={t('signInLinkOf', { label })} onClose={onClose}>
      <p>{t('linkReady', { label, date: format.time(expiresAt) })}</p>
      <CopyText text={new URL(url, location.origin).href} label={t('signInLink')} />
    </Dialog>
  );
};
