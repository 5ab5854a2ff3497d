import type { Problem } from '../../api/types.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { Problems } from '../problems/problems.tsx';
import type { FilmPlan, Timeline } from '../types.ts';
import { countReasons, countSpans, type ReasonCount } from './reasons.ts';
import { words } from './words.ts';

interface Props {
  readonly plan: FilmPlan;
  readonly timeline: Timeline;
  readonly select: (shot: number) => void;
  readonly showPlace: (at: string) => void;
}

/** What would be made, and why, in words. */
export const Plan = ({ plan, timeline, select, showPlace }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { made, all } = countSpans(plan);
  const reasons = countReasons(plan);
  const others = plan.steps.filter(({ reuse }) => !reuse).length;
  const { pictures } = plan;
  return (
    <div class="plan">
      <p class="plan-sum">
        <strong>{made === 0 ? t('nothingToMake') : t('spansToMake', { count: made, all: format.number(all) })}</strong>
      </p>
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.map((one) => (
            <ReasonLine key={one.key} {...{ one, timeline, select }} />
          ))}
        </ul>
      )}
      <p class="quiet-text">{t('pictures', { encode: pictures.encode, reuse: pictures.reuse, count: others })}</p>
      {plan.problems.length > 0 && (
        <details open={!plan.ok}>
          <summary>{t('planProblems', { count: plan.problems.length })}</summary>
          <Problems problems={plan.problems as Problem[]} show={({ at }) => showPlace(at)} />
        </details>
      )}
    </div>
  );
};

interface LineProps {
  readonly one: ReasonCount;
  readonly timeline: Timeline;
  readonly select: (shot: number) => void;
}

/** Shots that are named one by one; more are counted. */
const NAMED = 6;

const ReasonLine = ({ one: { reason, spans, shots }, timeline, select }: LineProps) => {
  const t = useWords(words);
  const format = useFormat();
  const language = reason.language ? format.language(reason.language) : '';
  return (
    <li>
      {t('spansBecause', { count: spans })} <span>{t(reason.code, { detail: reason.detail, language })}</span>
      {shots.length <= NAMED && (
        <span class="shot-links">
          {shots.map((shot) => (
            <button key={shot} type="button" class="link" onClick={() => select(shot)}>
              {t('shotLink', { number: shot + 1, label: timeline.shots[shot]?.label ?? '' })}
            </button>
          ))}
        </span>
      )}
    </li>
  );
};
