import { useDrop } from '../../ui/use-drop.ts';
import { useWords } from '../../words/language.tsx';
import { words } from './words.ts';

/** Takes files that are dropped, or chosen by the button. */
export const DropZone = ({ add }: { readonly add: (files: readonly File[]) => void }) => {
  const t = useWords(words);
  const { isOver, handlers } = useDrop(add);
  return (
    <fieldset class={isOver ? 'drop over' : 'drop'} aria-label={t('addFootage')} {...handlers}>
      <p aria-hidden="true">{t(isOver ? 'dropNow' : 'dropHere')}</p>
      <input
        id="footage-files"
        class="unseen"
        type="file"
        multiple
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <label class="button" for="footage-files">
        {t('choose')}
      </label>
    </fieldset>
  );
};
