import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, get } from '../../api/client.ts';
import type { Problem, Render } from '../../api/types.ts';
import type { RenderSpan } from '../types.ts';

/** A render as it goes on. */
export interface Followed {
  readonly render: Render;
  readonly spans: readonly RenderSpan[];
}

export const isOver = ({ state }: Pick<Render, 'state'>): boolean =>
  ['succeeded', 'failed', 'cancelled'].includes(state);

/** Milliseconds between two looks at the spans, at the least. */
const LOOK = 700;

/**
 * Follows a render to its end: its events as they come, and how its pictures stand.
 * @param id undefined where none is followed
 * @param ended is told once the render has ended
 */
export const useRender = (id: string | undefined, ended: (render: Render) => void) => {
  const [followed, setFollowed] = useState<Followed>();
  const latest = useRef(ended);
  latest.current = ended;

  useEffect(() => {
    setFollowed(undefined);
    if (id === undefined) return;
    return follow(id, setFollowed, (render) => latest.current(render));
  }, [id]);

  const cancel = useCallback(async (): Promise<void> => {
    if (id !== undefined) await ask<Render>(`/v1/renders/${id}/cancel`, { method: 'POST', json: {} });
  }, [id]);
  return { followed: followed?.render.id === id ? followed : undefined, cancel };
};

/** @returns what stops it */
const follow = (id: string, tell: (followed: Followed) => void, ended: (render: Render) => void): (() => void) => {
  const address = `/v1/renders/${id}`;
  let now: Followed | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const show = (changed: Partial<Followed>): void => {
    if (!now || isStopped) return;
    now = { ...now, ...changed };
    tell(now);
  };
  const look = async (): Promise<void> => {
    const { spans } = await get<{ spans: RenderSpan[] }>(`${address}/spans`);
    show({ spans });
  };
  const lookSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      look().catch(() => {});
    }, LOOK);
  };
  const begin = async (): Promise<void> => {
    const render = await get<Render>(address);
    if (isStopped) return;
    now = { render, spans: [] };
    tell(now);
    await look();
  };
  const events = new EventSource(`${address}/events`);
  const finish = async (): Promise<void> => {
    events.close();
    clearTimeout(timer);
    await begin();
    if (!isStopped && now && isOver(now.render)) ended(now.render);
  };
  events.addEventListener('progress', ({ data }) => {
    if (now) show({ render: { ...now.render, ...(JSON.parse(data) as Partial<Render>) } });
    lookSoon();
  });
  events.addEventListener('problem', ({ data }) => {
    const problem = JSON.parse(data) as Problem;
    if (now) show({ render: { ...now.render, problems: [...now.render.problems, problem] } });
  });
  events.addEventListener('state', ({ data }) => {
    const { state } = JSON.parse(data) as Pick<Render, 'state'>;
    if (now) show({ render: { ...now.render, state } });
    if (isOver({ state })) void finish().catch(() => {});
  });
  begin().catch(() => {});
  return () => {
    isStopped = true;
    clearTimeout(timer);
    events.close();
  };
};
