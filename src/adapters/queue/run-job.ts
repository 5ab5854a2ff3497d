import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { FAILURES, PolyreelError } from '../../errors.ts';
import type { JobProcessor } from '../../ports.ts';
import { failureOf, writeFailure } from './failure.ts';
import { newReports } from './report.ts';

/** One job in the hands of a worker. */
export interface Task {
  readonly job: Job;
  readonly id: string;
  /** Proves to the queue that the job is still ours. */
  readonly token: string;
  /** Aborted with the PolyreelError that says why. */
  readonly stop: AbortController;
}

/**
 * Runs a processor on a job.
 * @param giveBack puts the job back among those that wait
 * @throws what makes BullMQ do the right thing: try again, fail for good, or nothing where the job was given back
 */
export const runJob = async <Data extends object>(
  { job, id, stop: { signal } }: Task,
  processor: JobProcessor<Data>,
  giveBack: () => Promise<void>,
  onTrouble: (error: Error) => void,
): Promise<void> => {
  const reports = newReports((progress) => job.updateProgress(progress).catch(onTrouble));
  try {
    signal.throwIfAborted();
    // BullMQ counts failures and deaths apart; both were attempts.
    const attempt = job.attemptsMade + job.stalledCounter + 1;
    await processor({ id, data: job.data, attempt, signal, report: reports.report });
    await reports.flush();
  } catch (error) {
    const failure = signal.aborted ? signal.reason : error;
    if (isInterrupt(failure)) {
      reports.drop();
      await giveBack();
      throw new WaitingError();
    }
    await reports.flush();
    throw mayPass(failure) ? new Error(writeFailure(failure)) : new UnrecoverableError(writeFailure(failure));
  }
};

const isInterrupt = (error: unknown): boolean => error instanceof PolyreelError && error.code === 'interrupted';

const mayPass = (error: unknown): boolean => FAILURES[failureOf(error).code].retry;
