import type { RenderRecord } from '../../../src/documents/model.ts';
import type { Records } from '../../../src/documents/records.ts';
import { askRender } from '../../../src/documents/renders.ts';
import { hearSteps, type StepEvents } from '../../../src/jobs/step-events.ts';
import type { RenderJob, StepJob, Workshop } from '../../../src/jobs/workshop.ts';
import type { ObjectStore, Queues, RunningJob } from '../../../src/ports.ts';
import { memoryQueues } from '../../adapters/queue/memory-queues.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';

/** Store and queues in memory, as those that lead renders use them. */
export interface Desk {
  readonly store: ObjectStore;
  readonly records: Records;
  readonly queues: Queues;
  readonly workshop: Workshop;
  readonly events: StepEvents;
  /** Makes the record of a render of one film in so many languages. */
  readonly ask: (...languages: string[]) => Promise<RenderRecord>;
  readonly close: () => Promise<void>;
}

type Hooks = Required<Workshop>['hooks'];

/** @param parts what a test decides itself; what is not given cannot be used */
export const openDesk = async (parts: Partial<Workshop> = {}): Promise<Desk> => {
  const store = memoryStore();
  const records = { store, now: () => new Date() };
  const queues = memoryQueues();
  const steps = queues.open<StepJob>('steps');
  const events = await hearSteps(steps);
  const renders = queues.open<RenderJob>('renders');
  const hooks: Hooks = queues.open('hooks');
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const workshop = { ...{ records, queues, steps, renders, hooks, log }, ...parts } as Workshop;
  const author = { key: 'k', label: 'k', role: 'editor' } as const;
  const pins = { manifest: 1, subtitles: {}, media: {} };
  return {
    ...{ store, records, queues, workshop, events },
    ask: async (...languages) => {
      const ask = { documentary: 'film', edition: 'full', languages, pins, acceptErrors: false, author };
      return (await askRender(records, ask)).record;
    },
    close: () => queues.close(),
  };
};

/** A render in the hands of a conductor. */
export const runningJob = (
  render: string,
  attempt = 1,
  signal = new AbortController().signal,
): RunningJob<RenderJob> => ({
  id: render,
  data: { render },
  attempt,
  signal,
  report: () => {},
});
