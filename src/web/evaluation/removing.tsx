import { useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { Workshop } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Failure } from '../ui/notice.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly at: string;
  readonly workshop: Workshop;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Asks before a workshop goes, and says how many answers go with it. */
export const Removing = ({ at, workshop: { id, place, answers }, onRemoved, onClose }: Props) => {
  const t = useWords(words);
  const [error, setError] = useState<unknown>();
  const go = async (): Promise<void> => {
    setError(undefined);
    try {
      // Answers that came since nobody has seen: then the service refuses, and the number is looked at again.
      await ask(`${at}/${id}${answers > 0 ? '?answers=true' : ''}`, { method: 'DELETE' });
      onRemoved();
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
        <button type="button" class="button danger" onClick={() => void go()}>
          {t('remove')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('leave')}
        </button>
      </div>
    </Dialog>
  );
};
