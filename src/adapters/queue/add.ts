import { randomUUID } from 'node:crypto';
import type { Job } from 'bullmq';
import type { NewJob } from '../../ports.ts';
import { newGate } from '../../run/gate.ts';
import { type BullQueue, type Engine, jobOptions, type Settings } from './engine.ts';
import { checkJobId } from './job-id.ts';

/** Jobs that are sent in one go: the engine answers nobody else meanwhile. */
const LOAD = 100;
/** Adds of no more than these do not wait for those of more. */
const FEW = 20;

/**
 * Adds jobs to a queue. Of adds of many jobs at the same time, one load goes after the other: were all sent at once,
 * the last would have no answer in time, and the engine would be taken for away.
 */
export const newAdder = (
  engine: Engine,
  queue: BullQueue,
  settings: Settings,
): (<Data extends object>(jobs: readonly NewJob<Data>[]) => Promise<void>) => {
  const inTurn = newGate(1);
  return (jobs) => addJobs(engine, queue, jobs, settings, jobs.length > FEW ? inTurn : atOnce);
};

type Turn = <Value>(task: () => Promise<Value>) => Promise<Value>;

const atOnce: Turn = (task) => task();

/**
 * Every add is named, so that a job which was there before shows by its name; of two that add the same at once, one
 * finds the other's job.
 */
const addJobs = async <Data extends object>(
  engine: Engine,
  queue: BullQueue,
  jobs: readonly NewJob<Data>[],
  settings: Settings,
  inTurn: Turn,
): Promise<void> => {
  for (const { id } of jobs) checkJobId(id);
  const name = randomUUID();
  // Workers may begin before the last load has come.
  const urgentFirst = [...jobs].sort((one, other) => one.priority - other.priority);
  for (let first = 0; first < urgentFirst.length; first += LOAD) {
    const load = urgentFirst.slice(first, first + LOAD);
    await inTurn(async () => {
      await engine.ask(() => queue.addBulk(load.map((job) => bulkEntry(name, job, settings))));
      await engine.ask(() => meetOthers(engine, queue, name, load));
    });
  }
};

const bulkEntry = <Data extends object>(name: string, { id, data, priority }: NewJob<Data>, settings: Settings) => ({
  name,
  data,
  opts: { ...jobOptions(settings), jobId: id, priority },
});

/** Makes those that were there already more urgent, and tries anew those that had failed. */
const meetOthers = async <Data extends object>(
  engine: Engine,
  queue: BullQueue,
  name: string,
  load: readonly NewJob<Data>[],
): Promise<void> => {
  const ids = load.map(({ id }) => id);
  const others = new Map((await engine.others(queue, ids, name)).map((other) => [other.id, other]));
  const meet = async ({ id, priority, data }: NewJob<Data>): Promise<void> => {
    const other = others.get(id);
    if (!other || (other.priority <= priority && !other.hasFailed)) return;
    const job = await queue.getJob(id);
    if (job && other.priority > priority) await unlessMoved(() => job.changePriority({ priority }));
    if (job && other.hasFailed) await revive(engine, queue, job, data);
  };
  await Promise.all(load.map(meet));
};

/** The last step is the one that counts, and only one of several can take it. */
const revive = async (engine: Engine, queue: BullQueue, failed: Job, data: object): Promise<void> => {
  await engine.forgetStalls(queue, failed.id ?? '');
  await unlessMoved(() => failed.updateData(data));
  await unlessMoved(() => failed.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }));
};

const MISSING = -1;
const NOT_IN_STATE = -3;

/** Others move jobs too: one that is gone has ended, and one that has not failed any more runs again already. */
const unlessMoved = async (task: () => Promise<unknown>): Promise<void> => {
  try {
    await task();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== MISSING && code !== NOT_IN_STATE) throw error;
  }
};
