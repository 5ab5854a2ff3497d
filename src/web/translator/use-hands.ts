import { useMemo, useRef, useState } from 'preact/hooks';
import type { CueText } from './cues.ts';
import type { Action, Desk } from './desk.ts';
import type { Edge } from './edits.ts';
import type { FilmHandle } from './player.tsx';
import type { Check } from './use-check.ts';

/** A cue that is to be shown; with the caret in its text, or only seen. Another object is another wish. */
export interface Wanted {
  readonly id: number;
  readonly focus: boolean;
}

/** What a person does with cues, wherever on the page. */
export interface Hands {
  readonly select: (id: number) => void;
  /** Shows a cue and, unless it is only to be seen, puts the caret into it. */
  readonly goTo: (id: number, focus?: boolean) => void;
  /** The cue after, or before, this one. */
  readonly step: (id: number, by: 1 | -1) => void;
  readonly type: (id: number, text: string) => void;
  readonly times: (id: number, start: number, end: number) => void;
  /** @param frames of the film @returns whether times may be changed */
  readonly nudge: (id: number, edge: Edge, frames: number) => boolean;
  readonly split: (id: number, at?: number) => void;
  readonly merge: (id: number) => void;
  readonly remove: (id: number) => void;
  readonly insert: (cue: CueText) => void;
  readonly seek: (time: number) => void;
  /** Milliseconds; undefined without a film. */
  readonly now: () => number | undefined;
  /** @returns false where there is no film */
  readonly play: () => boolean;
  readonly burn: (id: number) => void;
  readonly nextProblem: (check: Check) => void;
}

interface Tools {
  readonly desk: Desk;
  readonly dispatch: (action: Action) => void;
  readonly film: { readonly current: FilmHandle | null };
  readonly unlocked: boolean;
  /** Frames a second. */
  readonly rate: number;
  readonly burn: (id: number) => void;
}

/** The hands stay the same from one drawing to the next, so that rows that did not change are not drawn again. */
export const useHands = (tools: Tools): { readonly hands: Hands; readonly wanted: Wanted | undefined } => {
  const [wanted, setWanted] = useState<Wanted>();
  const latest = useRef(tools);
  latest.current = tools;
  const hands = useMemo(() => newHands(latest, setWanted), []);
  return { hands, wanted };
};

const newHands = (latest: { readonly current: Tools }, want: (wanted: Wanted) => void): Hands => {
  const dispatch: Tools['dispatch'] = (action) => latest.current.dispatch(action);
  const film = () => latest.current.film.current;
  const cuesNow = () => latest.current.desk.cues;
  const goTo = (id: number, focus = true): void => {
    dispatch({ kind: 'select', id });
    want({ id, focus });
    const cue = cuesNow().find((one) => one.id === id);
    if (cue && !film()?.isPlaying()) film()?.seek(cue.start);
  };
  return {
    goTo,
    select: (id) => {
      if (latest.current.desk.current === id) return;
      dispatch({ kind: 'select', id });
      const cue = cuesNow().find((one) => one.id === id);
      if (cue && !film()?.isPlaying()) film()?.seek(cue.start);
    },
    step: (id, by) => {
      const cues = cuesNow();
      const next = cues[cues.findIndex((cue) => cue.id === id) + by];
      if (next) goTo(next.id);
    },
    type: (id, text) => dispatch({ kind: 'text', id, text }),
    times: (id, start, end) => dispatch({ kind: 'times', id, start, end }),
    nudge: (id, edge, frames) => {
      const { unlocked, rate } = latest.current;
      if (unlocked) dispatch({ kind: 'nudge', id, edge, by: Math.round((frames * 1000) / rate) });
      return unlocked;
    },
    split: (id, at) => dispatch({ kind: 'split', id, ...(at === undefined ? {} : { at }) }),
    merge: (id) => dispatch({ kind: 'merge', id }),
    remove: (id) => dispatch({ kind: 'remove', id }),
    insert: (cue) => dispatch({ kind: 'insert', cue }),
    seek: (time) => film()?.seek(time),
    now: () => film()?.time(),
    play: () => film()?.toggle() ?? false,
    burn: (id) => latest.current.burn(id),
    nextProblem: ({ problems }) => {
      const { current } = latest.current.desk;
      const places = [...new Set(problems.flatMap(({ id }) => (id === undefined ? [] : [id])))];
      const next = places[places.indexOf(current ?? -1) + 1] ?? places[0];
      if (next !== undefined) goTo(next);
    },
  };
};
