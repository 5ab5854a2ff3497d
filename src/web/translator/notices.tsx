import { useState } from 'preact/hooks';
import { Failure, Notice } from '../ui/notice.tsx';
import { useWords } from '../words/language.tsx';
import type { Action } from './desk.ts';
import type { CutMarks } from './marks.ts';
import type { Service } from './service.ts';
import { timeText } from './times.ts';
import type { useDraft } from './use-draft.ts';
import { words } from './words.ts';
import type { Work } from './work.ts';

interface Props {
  readonly work: Work;
  readonly service: Service;
  readonly draft: ReturnType<typeof useDraft>;
  readonly dispatch: (action: Action) => void;
  readonly cut: CutMarks;
  /** Revision that stands published now. */
  readonly published: number | undefined;
}

/** What a translator should know before going on. */
export const Notices = ({ work, service, draft, dispatch, cut, published }: Props) => {
  const t = useWords(words);
  const changed = work.sourceChanges.size;
  return (
    <>
      {draft.saving.state === 'conflict' && <Conflict {...{ service, draft, dispatch }} />}
      {draft.saving.state === 'refused' && <Failure error={draft.saving.error} />}
      <DraftNotice {...{ work, service, draft, dispatch, published }} />
      {changed > 0 && <Notice kind="warning">{t('sourceChanges', { count: changed })}</Notice>}
      {cut.cues.size > 0 && <Notice kind="warning">{t('cutChanges', { count: cut.cues.size })}</Notice>}
      {cut.lost.length > 0 && (
        <Notice kind="warning">
          <p>{t('cutLost', { count: cut.lost.length })}</p>
          <ul class="words">
            {cut.lost.map(({ number, text, was }) => (
              <li key={number}>
                {timeText(was.start)} {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
};

/** That this is a draft, and the way back to what was published. */
const DraftNotice = ({ work, service, draft, dispatch, published }: Omit<Props, 'cut'>) => {
  const t = useWords(words);
  const [error, setError] = useState<unknown>();
  const [gone, setGone] = useState(false);
  if (!work.draft || gone || draft.saving.state === 'nothing') return null;
  const older = (work.draft.basedOn ?? undefined) !== published && draft.basedOn() !== (published ?? null);
  const discard = async (): Promise<void> => {
    try {
      await draft.discard();
      dispatch({ kind: 'open', cues: (await latest(service, published)) ?? [] });
      setGone(true);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Notice kind={older ? 'warning' : 'info'}>
      <p>{t(older ? 'draftOlder' : 'draftFound', { who: work.draft.by })}</p>
      {error !== undefined && <Failure error={error} />}
      <button type="button" class="button small" onClick={() => void discard()}>
        {t('discard')}
      </button>
    </Notice>
  );
};

const latest = async (service: Service, published: number | undefined) =>
  published === undefined ? undefined : (await service.track(new AbortController().signal)).cues;

/** Two browsers have written: one of them must give way, and a person says which. */
const Conflict = ({ service, draft, dispatch }: Pick<Props, 'service' | 'draft' | 'dispatch'>) => {
  const t = useWords(words);
  const [error, setError] = useState<unknown>();
  const resolve = async (mine: boolean): Promise<void> => {
    try {
      const theirs = await service.draft();
      if (mine || !theirs) await draft.overwrite(theirs?.etag);
      else {
        dispatch({ kind: 'all', cues: theirs.cues });
        draft.take(theirs);
      }
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Notice kind="error">
      <p>{t('conflict')}</p>
      {error !== undefined && <Failure error={error} />}
      <div class="actions">
        <button type="button" class="button" onClick={() => void resolve(true)}>
          {t('keepMine')}
        </button>
        <button type="button" class="button" onClick={() => void resolve(false)}>
          {t('takeTheirs')}
        </button>
      </div>
    </Notice>
  );
};
