import { useEffect, useState } from 'preact/hooks';
import { Refused } from '../api/client.ts';
import { Failure, Notice } from '../ui/notice.tsx';
import { ProblemList } from '../ui/problem-list.tsx';
import { Progress } from '../ui/progress.tsx';
import { useWords } from '../words/language.tsx';
import type { Desk } from './desk.ts';
import type { Published, Service, Track } from './service.ts';
import type { Check } from './use-check.ts';
import type { useDraft } from './use-draft.ts';
import { useRender } from './use-render.ts';
import { words } from './words.ts';

interface Props {
  readonly service: Service;
  readonly desk: Desk;
  readonly draft: ReturnType<typeof useDraft>;
  readonly check: Check;
  /** How many problems stand against it. */
  readonly stopped: number;
  /** What was published last. */
  readonly published: Track | undefined;
  readonly setPublished: (track: Track) => void;
  /** Goes to the next problem. */
  readonly next: () => void;
}

/** Gives the subtitles to the film, when nothing stands against them. */
export const Publish = ({ service, desk, draft, check, stopped, published, setPublished, next }: Props) => {
  const t = useWords(words);
  const [done, setDone] = useState<Published>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [wanted, setWanted] = useState(false);
  const looking = check.version !== desk.version;
  const unchanged = draft.saving.state === 'nothing' && published !== undefined;
  const reason = stopped > 0 ? t('errorsStand', { count: stopped }) : unchanged ? t('unchanged') : '';
  const why = check.version < 0 || (wanted && looking) ? t('looking') : reason;
  const send = async (over: boolean): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await draft.keepNow(desk);
      const sent = await service.publish(desk.cues, over ? undefined : draft.basedOn());
      setDone(sent);
      setPublished({ about: sent, etag: undefined, cues: desk.cues });
      draft.published(sent.revision);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  // Whoever presses while the text is looked at has pressed when that is done.
  useEffect(() => {
    if (!wanted || looking) return;
    setWanted(false);
    if (stopped > 0) next();
    else if (!unchanged && !busy) void send(false);
  });
  const overtaken = error instanceof Refused && error.status === 412;
  return (
    <section class="publish" aria-label={t('publish')}>
      <button
        type="button"
        class="button primary"
        aria-disabled={check.version < 0 || reason !== '' || busy}
        aria-describedby="why-not"
        onClick={() => setWanted(true)}
      >
        {t('publish')}
      </button>
      <p id="why-not" class="hint" role="status">
        {why}
      </p>
      {overtaken && (
        <Notice kind="warning">
          <p>{t('overtaken')}</p>
          <button type="button" class="button" onClick={() => void send(true)}>
            {t('publishOver')}
          </button>
        </Notice>
      )}
      {error !== undefined && !overtaken && <Failure error={error} />}
      {done && <Done {...{ done, service }} />}
    </section>
  );
};

const Done = ({ done, service }: { readonly done: Published; readonly service: Service }) => {
  const t = useWords(words);
  const { render } = useRender(service, done.render ?? undefined);
  return (
    <Notice kind="good">
      <p>{t('published', { revision: done.revision })}</p>
      {done.render === null && <p>{t(done.renderProblems ? 'noRenderYet' : 'editorRenders')}</p>}
      {done.renderProblems && <ProblemList problems={done.renderProblems} />}
      {render && (
        <>
          <p>{t(`render-${render.state}`)}</p>
          {(render.state === 'queued' || render.state === 'running') && (
            <Progress share={render.progress} label={t('render-running')} />
          )}
          {render.state === 'failed' && <ProblemList problems={render.problems} />}
        </>
      )}
    </Notice>
  );
};
