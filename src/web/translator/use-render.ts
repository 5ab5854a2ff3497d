import { useEffect, useState } from 'preact/hooks';
import type { Render } from '../api/types.ts';
import type { Service } from './service.ts';

/** Milliseconds between two looks. */
const PACE = 700;

/** How a render gets on, until it has ended. */
export const useRender = (service: Service, id: string | undefined): { render?: Render; error?: unknown } => {
  const [found, setFound] = useState<{ render?: Render; error?: unknown }>({});
  useEffect(() => {
    if (id === undefined) return setFound({});
    const own = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const render = await service.render(id, own.signal);
        setFound({ render });
        if (render.state === 'queued' || render.state === 'running') timer = setTimeout(() => void look(), PACE);
      } catch (error) {
        if (!own.signal.aborted) setFound((before) => ({ ...before, error }));
      }
    };
    void look();
    return () => {
      clearTimeout(timer);
      own.abort();
    };
  }, [service, id]);
  return found;
};
