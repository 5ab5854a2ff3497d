/** Runs at most so many tasks at once, in order. The first failure aborts the others and is thrown when all have ended. */
export interface Pool {
  /** An urgent task begins before all that wait. */
  readonly run: <Value>(task: (signal: AbortSignal) => Promise<Value>, urgency?: 'urgent') => Promise<Value>;
}

/** @param signal aborts what runs and refuses what waits */
export const newPool = (jobs: number, signal?: AbortSignal): Pool => {
  const stop = new AbortController();
  const all = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = (urgent: boolean): Promise<void> | void => {
    if (running < jobs) running += 1;
    else return new Promise((resolve) => (urgent ? waiting.unshift(resolve) : waiting.push(resolve)));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    run: async (task, urgency) => {
      await enter(urgency === 'urgent');
      try {
        all.throwIfAborted();
        return await task(all);
      } catch (error) {
        stop.abort(error);
        throw error;
      } finally {
        leave();
      }
    },
  };
};
