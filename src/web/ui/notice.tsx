import type { ComponentChildren } from 'preact';
import { Refused, Unreachable } from '../api/client.ts';
import { useWords } from '../words/language.tsx';
import { ProblemList } from './problem-list.tsx';
import { words } from './words.ts';

interface Props {
  readonly kind: 'info' | 'good' | 'warning' | 'error';
  readonly children: ComponentChildren;
}

/** Something to read; errors are read out at once by a screen reader. */
export const Notice = ({ kind, children }: Props) => (
  <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    {children}
  </div>
);

/** What went wrong, with everything that the service says of it, and the way to try again. */
export const Failure = ({ error, again }: { readonly error: unknown; readonly again?: () => void }) => {
  const t = useWords(words);
  const refused = error instanceof Refused ? error : undefined;
  return (
    <Notice kind="error">
      <p>{error instanceof Unreachable ? t('unreachable') : t('failed')}</p>
      {refused && refused.problems.length === 0 && <p lang="en">{refused.message}</p>}
      {refused && refused.problems.length > 0 && <ProblemList problems={refused.problems} />}
      {again && (
        <button type="button" class="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </Notice>
  );
};

export const Loading = () => {
  const t = useWords(words);
  return (
    <p class="loading" role="status">
      {t('loading')}
    </p>
  );
};
