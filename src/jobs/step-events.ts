import type { JobEvent, JobQueue } from '../ports.ts';
import type { StepJob } from './workshop.ts';

/** What happens to steps, in whichever worker, told to those renders of this process that wait for them. */
export interface StepEvents {
  readonly subscribe: (listener: (event: JobEvent) => void) => () => void;
  readonly close: () => Promise<void>;
}

export const hearSteps = async (steps: JobQueue<StepJob>): Promise<StepEvents> => {
  const listeners = new Set<(event: JobEvent) => void>();
  const close = await steps.listen((event) => {
    for (const listener of listeners) listener(event);
  });
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
};
