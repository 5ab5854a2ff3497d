import { useState } from 'preact/hooks';
import type { Workshop } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Failure } from '../ui/notice.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly workshop: Workshop;
  readonly onClose: () => void;
  /** @throws Refused */
  readonly remove: () => Promise<void>;
}

/** Asks before what people have answered is gone for good. */
export const Removing = ({ workshop: { place, answers }, onClose, remove }: Props) => {
  const t = useWords(words);
  const [error, setError] = useState<unknown>();
  const confirm = async (): Promise<void> => {
    try {
      await remove();
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog title={t('removeOf', { place })} onClose={onClose}>
      <p>{answers > 0 ? t('removeAnswers', { count: answers }) : t('removeAsk')}</p>
      {error !== undefined && <Failure error={error} />}
      <div class="actions">
        <button type="button" class="button danger" onClick={() => void confirm()}>
          {t('remove')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('leave')}
        </button>
      </div>
    </Dialog>
  );
};
