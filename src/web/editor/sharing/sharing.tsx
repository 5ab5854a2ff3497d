import { useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import type { Documentary } from '../../api/types.ts';
import { Failure } from '../../ui/notice.tsx';
import { useWords } from '../../words/language.tsx';
import type { Settings } from '../types.ts';
import { Links } from './links.tsx';
import { words } from './words.ts';

interface Props {
  readonly documentary: Documentary;
  readonly changed: () => void;
}

/** What happens by itself, and who may see the film without a key. */
export const Sharing = ({ documentary, changed }: Props) => {
  const t = useWords(words);
  const { id, settings } = documentary;
  const [now, setNow] = useState<Settings>();
  const [error, setError] = useState<unknown>();
  const shown = now ?? settings ?? { autoRender: false, public: false };
  const change = async (json: Partial<Settings>): Promise<void> => {
    setError(undefined);
    try {
      setNow((await ask<Settings>(`/v1/documentaries/${id}`, { method: 'PATCH', json })).body);
      changed();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section class="panel" aria-labelledby="sharing">
      <h2 id="sharing">{t('sharing')}</h2>
      {error !== undefined && <Failure error={error} />}
      <label class="check">
        <input
          type="checkbox"
          checked={shown.autoRender}
          aria-describedby="auto-hint"
          onChange={(event) => void change({ autoRender: event.currentTarget.checked })}
        />{' '}
        {t('autoRender')}
      </label>
      <p id="auto-hint" class="hint">
        {t('autoRenderHint')}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={shown.public}
          aria-describedby="public-hint"
          onChange={(event) => void change({ public: event.currentTarget.checked })}
        />{' '}
        {t('public')}
      </label>
      <p id="public-hint" class="hint">
        {t('publicHint')}
      </p>
      <Links documentary={id} />
    </section>
  );
};
