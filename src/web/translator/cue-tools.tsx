import { useWords } from '../words/language.tsx';
import type { EditCue } from './cues.ts';
import type { Edge } from './edits.ts';
import { TimeField } from './time-field.tsx';
import type { Hands } from './use-hands.ts';
import { words } from './words.ts';

interface Props {
  readonly cue: EditCue;
  readonly unlocked: boolean;
  readonly hands: Hands;
  readonly field: { readonly current: HTMLTextAreaElement | null };
}

/** What can be done with the cue that is worked on. Its times only where they are unlocked. */
export const CueTools = ({ cue, unlocked, hands, field }: Props) => {
  const t = useWords(words);
  return (
    <div class="tools">
      <button type="button" class="button small" onClick={() => hands.burn(cue.id)}>
        {t('burn')}
      </button>
      {unlocked && (
        <>
          <button
            type="button"
            class="button small"
            onClick={() => hands.split(cue.id, field.current?.selectionStart ?? undefined)}
          >
            {t('split')}
          </button>
          <button type="button" class="button small" onClick={() => hands.merge(cue.id)}>
            {t('merge')}
          </button>
          <button type="button" class="button small" onClick={() => hands.remove(cue.id)}>
            {t('remove')}
          </button>
        </>
      )}
      {unlocked && <Times {...{ cue, hands }} />}
    </div>
  );
};

const Times = ({ cue, hands }: Pick<Props, 'cue' | 'hands'>) => {
  const t = useWords(words);
  const nudge = (edge: Edge, frames: number, label: 'earlier' | 'later' | 'shorter' | 'longer') => (
    <button type="button" class="button small" onClick={() => hands.nudge(cue.id, edge, frames)}>
      {t(label)}
    </button>
  );
  const now = hands.now();
  return (
    <div class="times">
      <TimeField label={t('start')} time={cue.start} set={(start) => hands.times(cue.id, start, cue.end)} />
      <TimeField label={t('end')} time={cue.end} set={(end) => hands.times(cue.id, cue.start, end)} />
      {nudge('both', -1, 'earlier')}
      {nudge('both', 1, 'later')}
      {nudge('end', -1, 'shorter')}
      {nudge('end', 1, 'longer')}
      {now !== undefined && (
        <>
          <button
            type="button"
            class="button small"
            onClick={() => hands.times(cue.id, hands.now() ?? cue.start, cue.end)}
          >
            {t('startHere')}
          </button>
          <button
            type="button"
            class="button small"
            onClick={() => hands.times(cue.id, cue.start, hands.now() ?? cue.end)}
          >
            {t('endHere')}
          </button>
        </>
      )}
    </div>
  );
};
