import type { Documentary, Problem } from '../../api/types.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { Problems } from '../problems/problems.tsx';
import { words } from './words.ts';

type Summary = NonNullable<Documentary['renders']>[number];

const MARKS: Readonly<Record<Summary['state'], string>> = {
  queued: '…',
  running: '…',
  succeeded: '✓',
  failed: '✕',
  cancelled: '–',
};

const CLASSES: Readonly<Record<Summary['state'], string>> = {
  queued: 'badge',
  running: 'badge',
  succeeded: 'badge current',
  failed: 'badge failed',
  cancelled: 'badge',
};

/** Most that are shown. */
const MOST = 12;

/** Renders of the film that were asked for, the newest first; previews of a few seconds are left out. */
export const Earlier = ({ renders }: { readonly renders: readonly Summary[] }) => {
  const t = useWords(words);
  const format = useFormat();
  const shown = renders.filter(({ preview }) => !preview).slice(0, MOST);
  if (shown.length === 0) return null;
  return (
    <details class="earlier">
      <summary>{t('earlier', { count: shown.length })}</summary>
      <ul>
        {shown.map(({ id, state, askedAt, askedBy, languages, edition, problems }) => (
          <li key={id}>
            <span class={CLASSES[state]}>
              <span aria-hidden="true">{MARKS[state]}</span> {t(`state-${state}`)}
            </span>{' '}
            {format.time(askedAt)} · {askedBy.label} · {edition === 'full' ? t('fullFilm') : edition} ·{' '}
            {languages.map(format.language).join(', ')}
            {state === 'failed' && <Problems problems={problems as Problem[]} />}
          </li>
        ))}
      </ul>
    </details>
  );
};
