import { useWords } from '../words/language.tsx';
import { plainText } from './cues.ts';
import type { SourceChanges } from './marks.ts';
import type { SourceCue } from './rows.ts';
import { words } from './words.ts';

interface Props {
  readonly cues: readonly SourceCue[];
  /** BCP 47. */
  readonly language: string;
  readonly changes: SourceChanges;
}

/** What the source says, and what it said when the translation was made. */
export const SourceText = ({ cues, language, changes }: Props) => {
  const t = useWords(words);
  if (cues.length === 0) return <span class="nothing">{t('noSource')}</span>;
  return (
    <>
      {cues.map((cue) => (
        <div key={cue.number}>
          <p class="words" lang={language}>
            {plainText(cue.text)}
          </p>
          {changes.has(cue.number) && <Before text={changes.get(cue.number)} language={language} />}
        </div>
      ))}
    </>
  );
};

const Before = ({ text, language }: { readonly text: string | undefined; readonly language: string }) => {
  const t = useWords(words);
  return (
    <p class="mark warning">
      <span class="badge">{t(text === undefined ? 'sourceNew' : 'sourceChanged')}</span>{' '}
      {text !== undefined && (
        <>
          {t('before')} <del lang={language}>{plainText(text)}</del>
        </>
      )}
    </p>
  );
};
