import { useWords } from '../words/language.tsx';
import type { CueText } from './cues.ts';
import type { SourceCue } from './rows.ts';
import { words } from './words.ts';

interface Props {
  readonly source: readonly SourceCue[];
  readonly open: (cues: readonly CueText[]) => void;
  readonly upload: () => void;
}

/** Where there is nothing yet: the ways to begin. */
export const Start = ({ source, open, upload }: Props) => {
  const t = useWords(words);
  return (
    <div class="translator-start card narrow">
      <h2>{t('nothingYet')}</h2>
      <p>{t('waysToBegin')}</p>
      <div class="actions">
        <button type="button" class="button primary" onClick={upload}>
          {t('upload')}
        </button>
        {source.length > 0 ? (
          <button
            type="button"
            class="button"
            onClick={() => open(source.map(({ start, end }) => ({ start, end, text: '' })))}
          >
            {t('fromSource', { count: source.length })}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => open([{ start: 0, end: 2000, text: '' }])}>
            {t('fromNothing')}
          </button>
        )}
      </div>
    </div>
  );
};
