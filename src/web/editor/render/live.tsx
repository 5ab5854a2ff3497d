import { useState } from 'preact/hooks';
import type { Problem, Render } from '../../api/types.ts';
import { Link } from '../../router.tsx';
import { Failure, Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { Problems } from '../problems/problems.tsx';
import { type Followed, isOver } from './use-render.ts';
import { words } from './words.ts';

interface Props {
  readonly followed: Followed;
  readonly cancel: () => Promise<void>;
  readonly showPlace: (at: string) => void;
}

/** A render as it goes on, and how it ended. */
export const Live = ({ followed, cancel, showPlace }: Props) => {
  const { render } = followed;
  return isOver(render) ? <Ended {...{ render, showPlace }} /> : <Going {...{ followed, cancel }} />;
};

const Going = ({ followed: { render, spans }, cancel }: Omit<Props, 'showPlace'>) => {
  const t = useWords(words);
  const format = useFormat();
  const [error, setError] = useState<unknown>();
  const { state, stage, progress, secondsLeft } = render;
  const done = spans.filter(({ made }) => made >= 1).length;
  return (
    <div class="live">
      <p class="stage" role="status">
        {t(state === 'queued' ? 'queued' : stageOf(stage))}
      </p>
      <Progress share={progress} label={t('rendering')} />
      <p class="quiet-text">
        {spans.length > 0 && t('spansDone', { count: done, all: format.number(spans.length) })}
        {secondsLeft !== null && ` · ${t('left', { time: format.duration(secondsLeft) })}`}
      </p>
      {error !== undefined && <Failure error={error} />}
      <button type="button" class="button danger" onClick={() => void cancel().catch(setError)}>
        {t('cancel')}
      </button>
    </div>
  );
};

const STAGES = ['queued', 'planning', 'pictures', 'films', 'release', 'done'] as const;
type Stage = (typeof STAGES)[number];
const STAGE_WORDS = {
  queued: 'queued',
  planning: 'stagePlanning',
  pictures: 'stagePictures',
  films: 'stageFilms',
  release: 'stageRelease',
  done: 'stageRelease',
} as const;

const stageOf = (stage: string): (typeof STAGE_WORDS)[Stage] =>
  STAGE_WORDS[STAGES.find((one) => one === stage) ?? 'queued'];

const Ended = ({ render, showPlace }: { readonly render: Render; readonly showPlace: Props['showPlace'] }) => {
  const t = useWords(words);
  const { state, documentary, problems } = render;
  const kind = state === 'succeeded' ? 'good' : state === 'failed' ? 'error' : 'warning';
  return (
    <Notice kind={kind}>
      <p>
        <strong>{t(state === 'succeeded' ? 'succeeded' : state === 'failed' ? 'failed' : 'cancelled')}</strong>{' '}
        {state === 'failed' && t('wayOut')}
      </p>
      {state === 'succeeded' && (
        <p>
          <Link class="button" href={`/d/${documentary}`}>
            {t('openRelease')}
          </Link>
        </p>
      )}
      {problems.length > 0 && <Problems problems={problems as Problem[]} show={({ at }) => showPlace(at)} />}
    </Notice>
  );
};
