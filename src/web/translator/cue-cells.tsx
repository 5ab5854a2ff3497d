import { memo } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../words/language.tsx';
import type { Difference } from './compare.ts';
import { CueMarks } from './cue-marks.tsx';
import { CueTools } from './cue-tools.tsx';
import type { EditCue } from './cues.ts';
import { cellKeys, type Told } from './keys.ts';
import type { CutChange, SourceChanges } from './marks.ts';
import type { Allowed } from './measure.ts';
import { Measures } from './measures.tsx';
import { Part } from './part.tsx';
import type { SourceCue } from './rows.ts';
import type { CueProblem } from './service.ts';
import { SourceText } from './source-text.tsx';
import { timeText } from './times.ts';
import type { Hands, Wanted } from './use-hands.ts';
import { words } from './words.ts';

interface Props {
  readonly cue: EditCue;
  /** From 1. */
  readonly number: number;
  /** What the source says in its time; undefined where there is no source. */
  readonly source: readonly SourceCue[] | undefined;
  readonly sourceLanguage: string;
  readonly sourceChanges: SourceChanges;
  readonly language: string;
  readonly limits: Allowed;
  readonly problems: readonly CueProblem[] | undefined;
  readonly difference: Difference | undefined;
  readonly cutChange: CutChange | undefined;
  readonly unlocked: boolean;
  readonly isCurrent: boolean;
  readonly isPlaying: boolean;
  /** That the caret is wanted here. */
  readonly focus: Wanted | undefined;
  readonly hands: Hands;
}

/** One cue: its time, the source, its text and how it measures. */
export const CueCells = memo((props: Props) => {
  const { cue, number, source, sourceLanguage, sourceChanges, limits, hands, isCurrent, isPlaying } = props;
  const t = useWords(words);
  const text = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <Part role="cell" class="time">
        <span class="number">
          {isPlaying && <span title={t('shownNow')}>▶ </span>}
          {number}
        </span>
        <button
          type="button"
          class="link clock"
          aria-label={t('seek', { time: timeText(cue.start) })}
          onClick={() => {
            hands.select(cue.id);
            hands.seek(cue.start);
          }}
        >
          {timeText(cue.start)}
        </button>
        <span class="clock">{timeText(cue.end)}</span>
      </Part>
      {source && (
        <Part role="cell" class="source">
          <SourceText cues={source} language={sourceLanguage} changes={sourceChanges} />
        </Part>
      )}
      <Part role="cell" class="target">
        <CueText {...props} field={text} />
        <CueMarks {...props} />
      </Part>
      <Part role="cell" class="measures" id={`measures-${cue.id}`}>
        <Measures cue={cue} limits={limits} />
      </Part>
      {isCurrent && (
        <Part role="cell" class="doing">
          <CueTools {...props} field={text} />
        </Part>
      )}
    </>
  );
});

interface TextProps extends Props {
  readonly field: { current: HTMLTextAreaElement | null };
}

const CueText = ({ cue, number, language, hands, focus, field, problems }: TextProps) => {
  const t = useWords(words);
  const leaving = useRef(false);
  const [told, setTold] = useState<Told>();
  useEffect(() => {
    if (focus) field.current?.focus({ preventScroll: true });
  }, [focus, field]);
  const wrong = problems?.some(({ severity }) => severity === 'error' || severity === 'block') ?? false;
  return (
    <>
      <textarea
        ref={field}
        lang={language}
        spellcheck
        rows={Math.max(2, cue.text.split('\n').length)}
        value={cue.text}
        aria-label={t('textOf', { number })}
        aria-describedby={`measures-${cue.id}`}
        aria-invalid={wrong}
        onInput={(event) => hands.type(cue.id, event.currentTarget.value)}
        onFocus={() => hands.select(cue.id)}
        onBlur={() => setTold(undefined)}
        onKeyDown={(event) => cellKeys(event, cue.id, hands, leaving, setTold)}
      />
      <span class={told ? 'hint' : 'unseen'} role="status">
        {told && t(told)}
      </span>
    </>
  );
};
