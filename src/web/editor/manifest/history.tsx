import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure, Loading } from '../../ui/notice.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { loadManifest, manifestHistory } from './kept-manifest.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly close: () => void;
  readonly take: (text: string) => void;
}

/** Every manifest that was ever kept. Going back puts an old text into the editor: nothing changes until it is saved. */
export const History = ({ documentary, close, take }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const revisions = useResource(documentary, () => manifestHistory(documentary));
  const [error, setError] = useState<unknown>();
  const goBack = async (revision: number): Promise<void> => {
    try {
      take((await loadManifest(documentary, revision)).text);
      close();
    } catch (failure) {
      setError(failure);
    }
  };
  const failure = error ?? revisions.error;
  return (
    <Dialog title={t('history')} onClose={close}>
      <p>{t('historyHelp')}</p>
      {failure !== undefined && <Failure error={failure} />}
      {revisions.loading && !revisions.value && <Loading />}
      <ul class="revisions">
        {revisions.value?.map(({ revision, at, author }, i) => (
          <li key={revision}>
            <span>
              <strong>{t('revision', { revision })}</strong> · {format.time(at)} · {author.label}
            </span>
            {i === 0 ? (
              <span class="badge current">{t('now')}</span>
            ) : (
              <button type="button" class="button small" onClick={() => void goBack(revision)}>
                {t('goBackTo', { revision })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
