import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clampScale, fitting, type Stretch, type View } from './scale.ts';

/** Scrolling and scale of a timeline. */
export interface Zoom {
  readonly view: View;
  /** As it is at this moment; `view` follows in steps, so that little is drawn anew. */
  readonly now: () => View;
  readonly scroller: { current: HTMLDivElement | null };
  /** @param factor over 1 comes nearer */
  readonly by: (factor: number) => void;
  readonly fit: () => void;
  readonly bringIntoSight: (stretch: Stretch) => void;
}

/**
 * @param frames of the film
 * @param moved is called before each picture in which something moved
 */
export const useZoom = (frames: number, moved: () => void): Zoom => {
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [wanted, setWanted] = useState<number>();
  const [left, setLeft] = useState(0);
  const centre = useRef<number>(undefined);
  const scale = clampScale(wanted ?? fitting(frames, width), frames, width || 1);
  const latest = useRef({ scale, width, left });
  latest.current = { scale, width, left };

  const now = useCallback((): View => {
    const { scale: factor, width: wide } = latest.current;
    return { left: scroller.current?.scrollLeft ?? 0, width: wide, scale: factor };
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    let frame = 0;
    const follow = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        moved();
        const { left: known, width: wide } = latest.current;
        if (Math.abs(element.scrollLeft - known) > wide / 4) setLeft(element.scrollLeft);
      });
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.removeEventListener('scroll', follow);
    };
  }, [moved]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || centre.current === undefined) return;
    element.scrollLeft = centre.current * scale - width / 2;
    centre.current = undefined;
    setLeft(element.scrollLeft);
  }, [scale, width]);

  const by = useCallback((factor: number): void => {
    const { scale: before, width: wide } = latest.current;
    centre.current = ((scroller.current?.scrollLeft ?? 0) + wide / 2) / before;
    setWanted(before * factor);
  }, []);
  const fit = useCallback((): void => setWanted(undefined), []);
  const bringIntoSight = useCallback(({ start, end }: Stretch): void => {
    const { scale: factor, width: wide } = latest.current;
    const element = scroller.current;
    if (!element) return;
    const [from, to] = [start * factor, end * factor];
    if (from < element.scrollLeft || to > element.scrollLeft + wide)
      element.scrollLeft = Math.max(0, Math.min(from - wide / 4, from));
  }, []);
  return { view: { left, width, scale }, now, scroller, by, fit, bringIntoSight };
};
