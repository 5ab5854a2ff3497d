import { useState } from 'preact/hooks';
import { Dialog } from '../ui/dialog.tsx';
import { Failure } from '../ui/notice.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly label: string;
  readonly revoke: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before it takes somebody's key away. */
export const Revoking = ({ label, revoke, onClose }: Props) => {
  const t = useWords(words);
  const [error, setError] = useState<unknown>();
  const go = async (): Promise<void> => {
    try {
      await revoke();
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog title={t('revokeOf', { label })} onClose={onClose}>
      <p>{t('revokeAsk')}</p>
      {error !== undefined && <Failure error={error} />}
      <div class="actions">
        <button type="button" class="button danger" onClick={() => void go()}>
          {t('revoke')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('keep')}
        </button>
      </div>
    </Dialog>
  );
};
