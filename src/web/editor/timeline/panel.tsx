import type { Problem } from '../../api/types.ts';
import { useWords } from '../../words/language.tsx';
import { Problems } from '../problems/problems.tsx';
import type { Timeline } from '../types.ts';
import type { Mark } from './paint.ts';
import { moment } from './scale.ts';
import { ShotFacts } from './shot-facts.tsx';
import { Strip } from './strip.tsx';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly timeline: Timeline;
  readonly marks: readonly Mark[];
  readonly selected: number;
  readonly select: (shot: number) => void;
  readonly showPlace: (at: string) => void;
}

/** The saved film on its timeline, and the shot that is looked at. */
export const TimelinePanel = ({ documentary, timeline, marks, selected, select, showPlace }: Props) => {
  const t = useWords(words);
  const { frames, shots, frameRate, problems } = timeline;
  const shown = Math.min(selected, shots.length - 1);
  const open = (): void => {
    const entry = shots[shown]?.entry;
    if (entry !== null && entry !== undefined) showPlace(`/timeline/${entry}`);
  };
  return (
    <section class="panel timeline-panel" aria-labelledby="timeline">
      <div class="panel-head">
        <h2 id="timeline">{t('timeline')}</h2>
        {frames > 0 && (
          <span class="quiet-text">{t('filmOf', { length: moment(frames, frameRate), count: shots.length })}</span>
        )}
      </div>
      {frames > 0 ? (
        <>
          <Strip {...{ documentary, timeline, marks, selected: shown, select, open }} />
          <p class="hint">{t('keys')}</p>
          <ShotFacts {...{ documentary, timeline, open }} index={shown} />
        </>
      ) : (
        <>
          <p>{t('noFilm')}</p>
          <Problems problems={problems as Problem[]} show={({ at }) => showPlace(at)} />
        </>
      )}
    </section>
  );
};
