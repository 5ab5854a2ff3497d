import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Media, Problem } from '../../api/types.ts';
import { Failure, Loading, Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words/language.tsx';
import { Problems } from '../problems/problems.tsx';
import { Code } from './code.tsx';
import type { CodeEditor } from './code-editor.ts';
import { Conflict } from './conflict.tsx';
import { Conformed } from './conformed.tsx';
import { FirstManifest } from './first.tsx';
import { History } from './history.tsx';
import type { Work } from './use-manifest.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly media: readonly Media[];
  readonly work: Work;
  readonly editor: RefObject<CodeEditor | null>;
  readonly moved: (offset: number) => void;
}

const NONE: readonly Problem[] = [];

/** The manifest: written here, checked as it is typed, kept with Ctrl+S. */
export const Manifest = ({ documentary, media, work, editor, moved }: Props) => {
  const t = useWords(words);
  const [past, setPast] = useState(false);
  const { base, text, isChanged, checked, error, theirs } = work;
  const problems = checked?.problems ?? NONE;
  useWarnBeforeLeaving(isChanged);
  useSaveKey(work.save);
  if (base === null) return <div class="panel">{error === undefined ? <Loading /> : <Failure error={error} />}</div>;
  return (
    <section class="panel" aria-labelledby="manifest">
      <div class="panel-head">
        <h2 id="manifest">{t('manifest')}</h2>
        <span role="status" class={isChanged ? 'badge stale' : 'badge current'}>
          {t(isChanged ? 'unsaved' : base ? 'saved' : 'notBegun')}
        </span>
        <div class="actions">
          <button
            type="button"
            class="button primary"
            disabled={!isChanged || work.saving}
            onClick={() => void work.save()}
          >
            {t('save')}
          </button>
          {base && (
            <button type="button" class="button" onClick={() => setPast(true)}>
              {t('history')}
            </button>
          )}
        </div>
      </div>
      {error !== undefined && (
        <Notice kind="error">
          <p>{t('notSaved')}</p>
          {problems.length === 0 && <Failure error={error} />}
        </Notice>
      )}
      {theirs && <Conflict theirs={theirs} work={work} />}
      {work.kept && !isChanged && <Conformed documentary={documentary} kept={work.kept} />}
      {!base && text.trim() === '' && <FirstManifest documentary={documentary} media={media} make={work.put} />}
      <Code
        {...{ editor, text, problems, moved, version: work.version, change: work.change }}
        files={media.map(({ file }) => file)}
      />
      <p class="hint">{t('keys')}</p>
      {checked && text.trim() !== '' && (
        <Problems problems={problems} show={({ at }) => editor.current?.goTo(at)} none={t('noProblems')} />
      )}
      {past && <History documentary={documentary} close={() => setPast(false)} take={work.put} />}
    </section>
  );
};

/** The browser asks whoever leaves with something unsaved. */
const useWarnBeforeLeaving = (isChanged: boolean): void => {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isChanged]);
};

/** Ctrl+S (Cmd+S) saves, wherever on the page the focus is. */
const useSaveKey = (save: () => Promise<void>): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      void save();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [save]);
};
