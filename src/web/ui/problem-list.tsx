import type { Problem } from '../api/types.ts';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly problems: readonly Problem[];
  /** Makes of each problem a button that leads to its place. */
  readonly onShow?: (problem: Problem) => void;
}

/** Problems with their weight, place and remedy. Their sentences are the service's own, in English. */
export const ProblemList = ({ problems, onShow }: Props) => {
  const t = useWords(words);
  return (
    <ul class="problems">
      {problems.map((problem, i) => (
        <li key={i} class={problem.severity}>
          <span class="badge">{t(problem.severity)}</span>
          {onShow ? (
            <button type="button" class="link" onClick={() => onShow(problem)}>
              <code>{problem.at}</code>
            </button>
          ) : (
            problem.at && <code>{problem.at}</code>
          )}
          <span lang="en">{problem.message}</span>
        </li>
      ))}
    </ul>
  );
};
