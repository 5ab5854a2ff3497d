import { useState } from 'preact/hooks';
import { usePlace } from '../router.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

/** The service's rule for names of documentaries. */
const SLUG = '[a-z0-9]([a-z0-9\\-]*[a-z0-9])?';

/** Names a documentary and goes to its workplace, where it begins to be with its first manifest or footage. */
export const NewDocumentary = () => {
  const t = useWords(words);
  const { go } = usePlace();
  const [name, setName] = useState('');
  return (
    <form
      class="card narrow"
      onSubmit={(event) => {
        event.preventDefault();
        go(`/d/${name}/edit`);
      }}
    >
      <h2>{t('newDocumentary')}</h2>
      <label class="field">
        <span>{t('newName')}</span>
        <input
          required
          pattern={SLUG}
          maxLength={64}
          title={t('badName')}
          value={name}
          onInput={(event) => setName(event.currentTarget.value.toLowerCase())}
        />
      </label>
      <button type="submit" class="button primary">
        {t('create')}
      </button>
    </form>
  );
};
