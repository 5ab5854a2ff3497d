import type { FoundJob, JobQueue, JobWorker } from '../../ports.ts';
import { newAdder } from './add.ts';
import { type BullQueue, type Engine, newQueue, type Settings } from './engine.ts';
import { newEvents } from './events.ts';
import { within } from './within.ts';
import { startWorker } from './work.ts';

/** Milliseconds that BullMQ gets to say goodbye. */
const CLOSE = 500;

export interface OpenQueue<Data extends object> {
  readonly jobs: JobQueue<Data>;
  /** Closes its workers first, so that their jobs are given back. */
  readonly close: () => Promise<void>;
}

export const openQueue = <Data extends object>(engine: Engine, name: string, settings: Settings): OpenQueue<Data> => {
  const queue = newQueue(engine.backend, name);
  queue.on('error', settings.onTrouble);
  const events = newEvents(engine, name, settings);
  const workers: JobWorker[] = [];
  return {
    jobs: {
      add: newAdder(engine, queue, settings),
      find: (id) => engine.ask(() => find<Data>(queue, id)),
      withdraw: (id) => engine.ask(() => withdraw(engine, queue, id)),
      counts: () => engine.ask(() => count(queue)),
      workers: () => engine.ask(() => engine.countWorkers(queue, workers.length)),
      work: async (processor, { concurrency }) => {
        const worker = startWorker(engine, queue, processor, { ...settings, concurrency });
        workers.push(worker);
        return worker;
      },
      listen: events.listen,
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      // The engine ends what does not end by itself.
      await within(CLOSE, events.close());
      await within(CLOSE, queue.close());
    },
  };
};

const find = async <Data extends object>(queue: BullQueue, id: string): Promise<FoundJob<Data> | undefined> => {
  // Both questions at once: status is asked for more often than anything else.
  const [job, state] = await Promise.all([queue.getJob(id), queue.getJobState(id)]);
  if (!job || state === 'unknown' || state === 'completed') return undefined;
  return {
    state: state === 'active' || state === 'failed' ? state : 'waiting',
    data: job.data,
    // BullMQ's own "none yet" is 0.
    ...(typeof job.progress === 'object' ? { progress: job.progress } : {}),
  };
};

const WAITING = ['wait', 'prioritized', 'delayed'] as const;

const count = async (queue: BullQueue) => {
  const counts = await queue.getJobCounts(...WAITING, 'active', 'failed');
  const sum = WAITING.reduce((total, state) => total + (counts[state] ?? 0), 0);
  return { waiting: sum, active: counts.active ?? 0, failed: counts.failed ?? 0 };
};

/** BullMQ refuses to remove a job that a worker has taken meanwhile. */
const withdraw = async (engine: Engine, queue: BullQueue, id: string): Promise<void> => {
  const state = await (await queue.getJob(id))?.getState();
  if (state === undefined || state === 'active' || state === 'failed') return;
  if ((await queue.remove(id)) > 0) await engine.tellRemoved(queue, id);
};
