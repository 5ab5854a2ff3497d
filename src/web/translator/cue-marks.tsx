import { useWords } from '../words/language.tsx';
import type { Difference } from './compare.ts';
import { type EditCue, plainText } from './cues.ts';
import type { CutChange } from './marks.ts';
import { ProblemSentence } from './problem-sentence.tsx';
import type { CueProblem } from './service.ts';
import { timeText } from './times.ts';
import { words } from './words.ts';

interface Props {
  readonly cue: EditCue;
  readonly language: string;
  readonly problems: readonly CueProblem[] | undefined;
  readonly difference: Difference | undefined;
  readonly cutChange: CutChange | undefined;
}

/** What there is to know of a cue: what is wrong with it, what a new cut did to it, what it was before. */
export const CueMarks = ({ cue, language, problems, difference, cutChange }: Props) => {
  const t = useWords(words);
  return (
    <>
      {problems?.map((problem, i) => (
        <p key={i} class={`mark ${problem.severity}`}>
          <ProblemSentence problem={problem} />
        </p>
      ))}
      {cutChange && (
        <p class="mark warning">
          <span class="badge">{t('cutChanged')}</span> {t(`cut-${cutChange.change}`)}
        </p>
      )}
      {difference?.kind === 'new' && (
        <p class="mark info">
          <span class="badge">{t('cueNew')}</span>
        </p>
      )}
      {difference?.kind === 'changed' && (
        <p class="mark info">
          <span class="badge">{t('cueChanged')}</span>{' '}
          {difference.text !== cue.text && (
            <>
              {t('before')} <del lang={language}>{plainText(difference.text) || '–'}</del>{' '}
            </>
          )}
          {(difference.was.start !== cue.start || difference.was.end !== cue.end) && (
            <span>{t('timesWere', { start: timeText(difference.was.start), end: timeText(difference.was.end) })}</span>
          )}
        </p>
      )}
    </>
  );
};
