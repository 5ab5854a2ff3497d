import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Resource<Value> {
  /** What came last; it stays while it is asked for again. */
  readonly value: Value | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  readonly again: () => Promise<void>;
}

/** Something that is asked for when its name changes; of answers that overtake each other the last ask's counts. */
export const useResource = <Value>(
  name: string | undefined,
  fetchIt: (signal: AbortSignal) => Promise<Value>,
): Resource<Value> => {
  const [state, setState] = useState<{ name?: string; value?: Value; error?: unknown }>({});
  const [loading, setLoading] = useState(name !== undefined);
  const running = useRef<AbortController>(undefined);
  const latest = useRef(fetchIt);
  latest.current = fetchIt;
  const again = useCallback(async () => {
    running.current?.abort();
    if (name === undefined) return;
    const own = new AbortController();
    running.current = own;
    setLoading(true);
    try {
      const value = await latest.current(own.signal);
      if (!own.signal.aborted) setState({ name, value });
    } catch (error) {
      if (!own.signal.aborted) setState((before) => ({ ...before, name, error }));
    } finally {
      if (!own.signal.aborted) setLoading(false);
    }
  }, [name]);
  useEffect(() => {
    void again();
    return () => running.current?.abort();
  }, [again]);
  const own = state.name === name ? state : {};
  return { value: own.value, error: own.error, loading, again };
};
