import { openRenders, readRender } from '../documents/renders.ts';
import type { JobCounts } from '../ports.ts';
import type { Workshop } from './workshop.ts';

/** How much there is to do, for those who watch over the service. */
export const countWork = ({ records, renders, steps, hooks }: Workshop) => ({
  queues: async (): Promise<Record<string, JobCounts>> => ({
    renders: await renders.counts(),
    steps: await steps.counts(),
    ...(hooks ? { hooks: await hooks.counts() } : {}),
  }),
  /** Renders that have not ended, by state. */
  renders: async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = { queued: 0, running: 0 };
    for await (const id of openRenders(records)) {
      const record = await readRender(records, id);
      if (record) counts[record.state] = (counts[record.state] ?? 0) + 1;
    }
    return counts;
  },
  workers: async (): Promise<number | undefined> => steps.workers(),
});
