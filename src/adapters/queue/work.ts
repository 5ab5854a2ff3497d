import { type Job, Worker } from 'bullmq';
import { PolyreelError } from '../../errors.ts';
import type { JobProcessor, JobWorker } from '../../ports.ts';
import { type BullQueue, type Engine, type Settings, workerOptions } from './engine.ts';
import { runJob, type Task } from './run-job.ts';
import { within } from './within.ts';

/** Milliseconds that the queue gets to take one job back: one that does not finds out itself that the worker is gone. */
const GIVE_BACK = 500;

/** Starts to take jobs. Where the queue is away, the worker waits for it. */
export const startWorker = <Data extends object>(
  engine: Engine,
  queue: BullQueue,
  processor: JobProcessor<Data>,
  settings: Settings & { readonly concurrency: number },
): JobWorker => {
  const tasks = new Map<Task, Promise<void>>();
  const { backend, drop } = engine.workerBackend();
  let closed: Promise<void> | undefined;
  const perform = (job: Job, token = ''): Promise<void> => {
    const task = { job, id: job.id ?? '', token, stop: new AbortController() };
    if (closed) task.stop.abort(closing());
    const giveBack = () => giveJobBack(engine, queue, task, settings);
    // A queue that lost everything can give out anew what still runs here: twice at once would be in vain.
    const before = [...tasks].filter(([{ id }]) => id === task.id).map(([, ended]) => ended);
    const ended = Promise.allSettled(before)
      .then(() => runJob(task, processor, giveBack, settings.onTrouble))
      .finally(() => tasks.delete(task));
    tasks.set(task, ended);
    return ended;
  };
  const worker = new Worker(queue.name, perform, workerOptions(settings, settings.concurrency), backend);
  worker.on('error', settings.onTrouble);
  worker.on('lockRenewalFailed', (ids) => {
    for (const task of tasks.keys()) if (ids.includes(task.id)) task.stop.abort(takenAway());
  });
  const close = async (): Promise<void> => {
    const closing = worker.close();
    abortAll(tasks.keys());
    await within(settings.closeWithin, Promise.allSettled(tasks.values()));
    // Those that did not hear: they go on in vain, and somebody else begins anew.
    await Promise.all([...tasks.keys()].map((task) => giveJobBack(engine, queue, task, settings)));
    await within(GIVE_BACK, closing);
    drop();
  };
  return {
    cancel: (id) => {
      const held = [...tasks.keys()].filter((task) => task.id === id);
      for (const { stop } of held) stop.abort(cancelled());
      return held.length > 0;
    },
    running: () => [...tasks.keys()].map(({ id }) => id),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

const giveJobBack = async (
  engine: Engine,
  queue: BullQueue,
  { job, token }: Task,
  settings: Settings,
): Promise<void> => {
  const given = job.moveToWait(token).then(() => engine.wake(queue));
  await within(GIVE_BACK, given.catch(settings.onTrouble));
};

const abortAll = (tasks: Iterable<Task>): void => {
  for (const { stop } of tasks) stop.abort(closing());
};

const closing = (): PolyreelError => new PolyreelError('interrupted', 'this worker closes; the job was given back.');
const takenAway = (): PolyreelError =>
  new PolyreelError('interrupted', 'this worker was not heard of for too long, and the job was given to another.');
const cancelled = (): PolyreelError => new PolyreelError('cancelled', 'the job was cancelled.');
