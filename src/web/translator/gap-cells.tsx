import { memo } from 'preact/compat';
import { useWords } from '../words/language.tsx';
import type { SourceChanges } from './marks.ts';
import { Part } from './part.tsx';
import type { SourceCue } from './rows.ts';
import { SourceText } from './source-text.tsx';
import { timeText } from './times.ts';
import type { Hands } from './use-hands.ts';
import { words } from './words.ts';

interface Props {
  readonly source: SourceCue;
  /** BCP 47, of the source. */
  readonly language: string;
  readonly changed: SourceChanges;
  readonly hands: Hands;
}

/** Something that the source says and no cue is made of. */
export const GapCells = memo(({ source, language, changed, hands }: Props) => {
  const t = useWords(words);
  const { start, end } = source;
  return (
    <>
      <Part role="cell" class="time">
        <span class="number">–</span>
        <button
          type="button"
          class="link clock"
          aria-label={t('seek', { time: timeText(start) })}
          onClick={() => hands.seek(start)}
        >
          {timeText(start)}
        </button>
        <span class="clock">{timeText(end)}</span>
      </Part>
      <Part role="cell" class="source">
        <SourceText cues={[source]} language={language} changes={changed} />
      </Part>
      <Part role="cell" class="target">
        <p class="nothing">{t('noCue')}</p>
        <button type="button" class="button small" onClick={() => hands.insert({ start, end, text: '' })}>
          {t('addCue')}
        </button>
      </Part>
      <Part role="cell" class="measures" />
    </>
  );
});
