import { Notice } from '../../ui/notice.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import type { Theirs } from './kept-manifest.ts';
import type { Work } from './use-manifest.ts';
import { words } from './words.ts';

/** Two people changed the manifest: shows the other's text, and lets one's own stand until a person has decided. */
export const Conflict = ({ theirs, work }: { readonly theirs: Theirs; readonly work: Work }) => {
  const t = useWords(words);
  const format = useFormat();
  return (
    <Notice kind="warning">
      <p>
        <strong>{t('conflict', { who: theirs.by, when: theirs.at ? format.time(theirs.at) : '' })}</strong>
      </p>
      <p>{t('conflictHelp')}</p>
      <details>
        <summary>{t('seeTheirs', { revision: theirs.revision })}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
        <pre class="scrolls other-text" tabIndex={0}>
          {theirs.text}
        </pre>
      </details>
      <div class="actions">
        <button type="button" class="button" onClick={work.keepMine}>
          {t('keepMine')}
        </button>
        <button type="button" class="button" onClick={work.takeTheirs}>
          {t('takeTheirs')}
        </button>
      </div>
    </Notice>
  );
};
