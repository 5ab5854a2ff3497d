import type { Problem } from '../../api/types.ts';
import { words as severities } from '../../ui/words.ts';
import { useWords } from '../../words/language.tsx';
import { words } from './words.ts';

interface Props {
  readonly problems: readonly Problem[];
  /** Leads to the place of a problem. */
  readonly show?: (problem: Problem) => void;
  /** Said where there are none. */
  readonly none?: string;
}

/** Most that are listed: a thousand notes on subtitles help nobody, and are slow to draw. */
const MOST = 40;
const WEIGHTS = ['block', 'error', 'warning', 'info'];

/** What is wrong, the gravest first: a short sentence in the person's language where there is one, and what the service says of it. */
export const Problems = ({ problems, show, none }: Props) => {
  const t = useWords(words);
  const weight = useWords(severities);
  const listed = [...problems].sort((a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity)).slice(0, MOST);
  return (
    <div class="found" role="status">
      {problems.length === 0 && none !== undefined && <p class="all-well">{none}</p>}
      {problems.length > 0 && <h3>{weight('problems', { count: problems.length })}</h3>}
      <ul class="problems">
        {listed.map((problem, i) => (
          <li key={`${problem.at} ${problem.code} ${i}`} class={problem.severity}>
            <span class="badge">{weight(problem.severity)}</span>
            {isKnown(problem.code) && <strong>{t(problem.code)}</strong>}
            {show ? (
              <button type="button" class="link" onClick={() => show(problem)}>
                <Place at={problem.at} />
              </button>
            ) : (
              <Place at={problem.at} />
            )}
            <span lang="en">{problem.message}</span>
          </li>
        ))}
      </ul>
      {problems.length > MOST && <p>{t('more', { count: problems.length - MOST })}</p>}
    </div>
  );
};

type Known = keyof (typeof words)['en'];
const isKnown = (code: string): code is Exclude<Known, 'shot' | 'wholeFilm' | 'line' | 'more'> =>
  Object.hasOwn(words.en, code) && !['shot', 'wholeFilm', 'line', 'more'].includes(code);

/** A place as people call it: entries of the timeline are counted from 1. */
const Place = ({ at }: { readonly at: string }) => {
  const t = useWords(words);
  const [, entry, rest = ''] = /^\/timeline\/(\d+)(\/.*)?$/.exec(at) ?? [];
  const [, line, column] = /^line (\d+), column (\d+)$/.exec(at) ?? [];
  if (line && column) return <span>{t('line', { line, column })}</span>;
  if (entry === undefined) return at === '' ? <span>{t('wholeFilm')}</span> : <code>{at}</code>;
  return (
    <span>
      {t('shot', { number: Number(entry) + 1 })} {rest && <code>{rest.slice(1)}</code>}
    </span>
  );
};
