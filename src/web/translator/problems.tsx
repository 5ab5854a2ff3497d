import { useState } from 'preact/hooks';
import { Failure } from '../ui/notice.tsx';
import { useWords } from '../words/language.tsx';
import type { Action, Desk } from './desk.ts';
import { ProblemSentence } from './problem-sentence.tsx';
import type { Service } from './service.ts';
import type { Check, DeskProblem } from './use-check.ts';
import type { Hands } from './use-hands.ts';
import { words } from './words.ts';

interface Props {
  readonly check: Check;
  readonly desk: Desk;
  readonly dispatch: (action: Action) => void;
  readonly service: Service;
  readonly hands: Hands;
}

/** More than these nobody reads at once: "next" leads to all of them. */
const SHOWN = 60;

/** What is wrong, the way to each, and what can be mended at once. */
export const Problems = ({ check, desk, dispatch, service, hands }: Props) => {
  const t = useWords(words);
  const [error, setError] = useState<unknown>();
  const { problems } = check;
  const repair = async (name: string, only?: number): Promise<void> => {
    setError(undefined);
    try {
      dispatch({ kind: 'all', cues: await service.repair(desk.cues, name, only) });
    } catch (failure) {
      setError(failure);
    }
  };
  const repairs = [...new Set(problems.flatMap(({ problem }) => problem.repair ?? []))];
  return (
    <section class="found" aria-label={t('problemList')}>
      <div class="found-head">
        <h2 aria-live="polite">{t(check.version < 0 ? 'looking' : 'found', { count: problems.length })}</h2>
        {problems.some(({ id }) => id !== undefined) && (
          <button type="button" class="button small" onClick={() => hands.nextProblem(check)}>
            {t('nextProblem')} <kbd>F8</kbd>
          </button>
        )}
      </div>
      {check.error !== undefined && <Failure error={check.error} />}
      {error !== undefined && <Failure error={error} />}
      {repairs.length > 1 && (
        <button type="button" class="button small" onClick={() => void repair('all')}>
          {t('repairAll')}
        </button>
      )}
      <ul class="problems">
        {problems.slice(0, SHOWN).map((one, i) => (
          <One key={i} {...{ one, desk, hands, repair }} />
        ))}
      </ul>
      {problems.length > SHOWN && <p class="hint">{t('andMore', { count: problems.length - SHOWN })}</p>}
    </section>
  );
};

interface OneProps {
  readonly one: DeskProblem;
  readonly desk: Desk;
  readonly hands: Hands;
  readonly repair: (name: string, only?: number) => Promise<void>;
}

const One = ({ one: { problem, id }, desk, hands, repair }: OneProps) => {
  const t = useWords(words);
  const number = desk.cues.findIndex((cue) => cue.id === id) + 1;
  return (
    <li class={problem.severity}>
      {id !== undefined && number > 0 && (
        <button type="button" class="link" onClick={() => hands.goTo(id)}>
          {t('cueNumber', { number })}
        </button>
      )}
      {id === undefined && problem.time !== undefined && (
        <button type="button" class="link" onClick={() => hands.seek(problem.time ?? 0)}>
          {t('seekThere')}
        </button>
      )}
      <ProblemSentence problem={problem} full={id === undefined} />
      {problem.repair && (
        <button
          type="button"
          class="button small"
          aria-label={number > 0 ? t('repairOf', { number }) : t('repair')}
          onClick={() => void repair(problem.repair ?? '', number > 0 ? number : undefined)}
        >
          {t('repair')}
        </button>
      )}
    </li>
  );
};
