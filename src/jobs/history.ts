import type { JobEvent } from '../ports.ts';

/** What happened to jobs of late, for those who come back after a lost line. */
export interface History {
  readonly add: (event: JobEvent) => void;
  /** Events of a job after one of them; undefined where that one is not remembered. */
  readonly after: (job: string, id: string) => readonly JobEvent[] | undefined;
  readonly last: (job: string) => JobEvent | undefined;
}

/** Jobs, and events of each, that are remembered. */
const JOBS = 1000;
const EVENTS = 200;

export const newHistory = (): History => {
  const known = new Map<string, JobEvent[]>();
  return {
    add: (event) => {
      const events = known.get(event.job) ?? [];
      known.delete(event.job);
      known.set(event.job, [...events.slice(-EVENTS + 1), event]);
      const [oldest] = known.keys();
      if (known.size > JOBS && oldest !== undefined) known.delete(oldest);
    },
    after: (job, id) => {
      const events = known.get(job);
      const place = events?.findIndex((event) => event.id === id) ?? -1;
      return place < 0 ? undefined : events?.slice(place + 1);
    },
    last: (job) => known.get(job)?.at(-1),
  };
};
