import { useState } from 'preact/hooks';
import { useWords } from '../../words/language.tsx';
import { words } from './words.ts';

/** Takes files that are dropped, or chosen by the button. */
export const DropZone = ({ add }: { readonly add: (files: readonly File[]) => void }) => {
  const t = useWords(words);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    setOver(false);
    if (files?.length) add([...files]);
  };
  return (
    <fieldset
      class={isOver ? 'drop over' : 'drop'}
      aria-label={t('addFootage')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files);
      }}
    >
      <p aria-hidden="true">{t(isOver ? 'dropNow' : 'dropHere')}</p>
      <input
        id="footage-files"
        class="unseen"
        type="file"
        multiple
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <label class="button" for="footage-files">
        {t('choose')}
      </label>
    </fieldset>
  );
};
