import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

export type State = 'current' | 'stale' | 'missing';

const MARKS: Readonly<Record<State, string>> = { current: '✓', stale: '↻', missing: '–' };

/** Whether something is current, stale or missing: in words, a sign and a colour. */
export const StateBadge = ({ state }: { readonly state: State }) => {
  const t = useWords(words);
  return (
    <span class={`badge ${state}`}>
      <span aria-hidden="true">{MARKS[state]}</span> {t(state)}
    </span>
  );
};
