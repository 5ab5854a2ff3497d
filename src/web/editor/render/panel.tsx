import { useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import type { Resource } from '../../api/resource.ts';
import type { Documentary, Render } from '../../api/types.ts';
import { Failure, Loading, Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words/language.tsx';
import type { FilmPlan, Timeline } from '../types.ts';
import { Choice } from './choice.tsx';
import { Earlier } from './earlier.tsx';
import { Live } from './live.tsx';
import { Plan } from './plan.tsx';
import { askOf, type Wanted } from './use-plan.ts';
import { type Followed, isOver } from './use-render.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: Documentary;
  readonly timeline: Timeline;
  readonly plan: Resource<FilmPlan>;
  readonly wanted: Wanted;
  readonly choose: (wanted: Wanted) => void;
  readonly followed: Followed | undefined;
  readonly asked: (render: Render) => void;
  readonly cancel: () => Promise<void>;
  /** The manifest has changes that a render would not see. */
  readonly isChanged: boolean;
  readonly select: (shot: number) => void;
  readonly showPlace: (at: string) => void;
}

/** What would be made and why; the render itself, live; how it ended; and those before it. */
export const RenderPanel = (props: Props) => {
  const t = useWords(words);
  const { documentary, timeline, plan, wanted, choose, followed, asked, cancel, isChanged, select, showPlace } = props;
  const [error, setError] = useState<unknown>();
  const [anyway, setAnyway] = useState(false);
  const [asking, setAsking] = useState(false);
  const isGoing = followed !== undefined && !isOver(followed.render);
  const blocked = plan.value?.problems.some(({ severity }) => severity === 'block') ?? false;
  const needsYes = plan.value?.ok === false && !blocked;
  const mayRender = plan.value !== undefined && !blocked && (!needsYes || anyway) && !asking;
  const render = async (): Promise<void> => {
    setAsking(true);
    setError(undefined);
    try {
      const json = { ...askOf(wanted), ...(needsYes ? { acceptErrors: true } : {}) };
      const path = `/v1/documentaries/${documentary.id}/renders`;
      asked((await ask<Render>(path, { method: 'POST', json })).body);
    } catch (failure) {
      setError(failure);
    } finally {
      setAsking(false);
    }
  };
  return (
    <section class="panel" aria-labelledby="render">
      <h2 id="render">{t('render')}</h2>
      {followed && <Live {...{ followed, cancel, showPlace }} />}
      {!isGoing && (
        <>
          <Choice
            editions={documentary.editions ?? []}
            languages={documentary.languages.map(({ language }) => language)}
            {...{ wanted, choose }}
          />
          <h3>{t('wouldBeMade')}</h3>
          {isChanged && <Notice kind="warning">{t('unsavedPlan')}</Notice>}
          {plan.error !== undefined && <Failure error={plan.error} again={() => void plan.again()} />}
          {plan.loading && !plan.value && <Loading />}
          {plan.value && <Plan plan={plan.value} {...{ timeline, select, showPlace }} />}
          {needsYes && (
            <label class="check">
              <input type="checkbox" checked={anyway} onChange={() => setAnyway(!anyway)} /> {t('anyway')}
            </label>
          )}
          {error !== undefined && <Failure error={error} />}
          <button type="button" class="button primary" disabled={!mayRender} onClick={() => void render()}>
            {t('renderNow')}
          </button>
        </>
      )}
      <Earlier renders={documentary.renders ?? []} />
    </section>
  );
};
