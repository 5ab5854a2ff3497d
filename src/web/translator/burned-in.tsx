import { useEffect, useRef, useState } from 'preact/hooks';
import { Dialog } from '../ui/dialog.tsx';
import { Failure, Notice } from '../ui/notice.tsx';
import { ProblemList } from '../ui/problem-list.tsx';
import { Progress } from '../ui/progress.tsx';
import { useWords } from '../words/language.tsx';
import type { Desk } from './desk.ts';
import type { Service } from './service.ts';
import type { useDraft } from './use-draft.ts';
import { useRender } from './use-render.ts';
import { words } from './words.ts';

interface Props {
  readonly service: Service;
  readonly desk: Desk;
  readonly draft: ReturnType<typeof useDraft>;
  /** Of the cue. */
  readonly id: number;
  readonly close: () => void;
}

/** Renders the seconds around a cue with the text in the picture, and plays them. */
export const BurnedIn = ({ service, desk, draft, id, close }: Props) => {
  const t = useWords(words);
  const number = desk.cues.findIndex((cue) => cue.id === id) + 1;
  const [asked, setAsked] = useState<{ render?: string; error?: unknown }>({});
  // Asked for once, when the window opens.
  useEffect(() => {
    const ask = async (): Promise<void> => {
      if (!(await draft.keepNow(desk))) return;
      const { id: render } = await service.preview(number);
      setAsked({ render });
    };
    ask().catch((error: unknown) => setAsked({ error }));
  }, []);
  const { render, error } = useRender(service, asked.render);
  const failure = asked.error ?? error;
  const file = render?.files?.[0];
  const unsaved = draft.saving.state === 'offline' || draft.saving.state === 'conflict';
  return (
    <Dialog title={t('burnedIn', { number })} onClose={close}>
      {failure !== undefined && <Failure error={failure} />}
      {unsaved && !asked.render && <Notice kind="warning">{t('saveFirst')}</Notice>}
      {!file && failure === undefined && !unsaved && render?.state !== 'failed' && (
        <div role="status">
          <p>{t('rendering')}</p>
          <Progress share={render?.progress ?? 0} label={t('rendering')} />
        </div>
      )}
      {render?.state === 'failed' && (
        <Notice kind="error">
          <ProblemList problems={render.problems} />
        </Notice>
      )}
      {file && <Clip url={file.url} label={t('burnedIn', { number })} />}
    </Dialog>
  );
};

/** The clip over and over, with nothing over its picture: what stands there is what one wants to see. */
const Clip = ({ url, label }: { readonly url: string; readonly label: string }) => {
  const t = useWords(words);
  const video = useRef<HTMLVideoElement>(null);
  const [paused, setPaused] = useState(false);
  const toggle = (): void => {
    if (video.current?.paused) void video.current.play().catch(() => {});
    else video.current?.pause();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the words are in the picture. */}
      <video
        ref={video}
        class="burned"
        src={url}
        autoplay
        loop
        playsInline
        aria-label={label}
        onPlay={() => setPaused(false)}
        onPause={() => setPaused(true)}
      />
      <button type="button" class="button" onClick={toggle}>
        {t(paused ? 'play' : 'pause')}
      </button>
    </>
  );
};
