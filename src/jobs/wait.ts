import { type FailureCode, PolyreelError } from '../errors.ts';
import type { JobEvent, JobFailure, JobQueue, NewJob } from '../ports.ts';
import type { StepEvents } from './step-events.ts';
import type { StepJob } from './workshop.ts';

export interface StepsRun {
  readonly queue: JobQueue<StepJob>;
  readonly events: StepEvents;
  /** Whether the results of a step are there: the store knows what events may have missed. */
  readonly isDone: (step: StepJob) => Promise<boolean>;
  readonly signal: AbortSignal;
  /** Called with 0..1 of a step while it runs, and with 1 when it has ended. */
  readonly onShare: (id: string, share: number) => void;
  /** Milliseconds after which what was not heard of is looked at; 10 s where absent. */
  readonly sweepEvery?: number;
  /** Milliseconds for which a step rests that an outage was in the way of; 15 s where absent. */
  readonly pause?: number;
}

const SWEEP = 10_000;
/** How often a step is put back that failed because a store, a queue or another render was in its way: an hour's outage. */
const ROUNDS = 240;
const PAUSE = 15_000;

/** Failures that say nothing of the step: what was in its way passes. */
const PASSING: readonly FailureCode[] = ['store-away', 'queue-away', 'interrupted', 'cancelled'];

/**
 * Adds steps and waits until all have ended well, whoever runs them. The first failure, and the signal, take back what
 * has not begun and nobody else has asked for since; an interrupt takes back nothing, for another leads the render on.
 * @throws PolyreelError of the step that failed, or the signal's reason
 */
export const runSteps = async (jobs: readonly NewJob<StepJob>[], run: StepsRun): Promise<void> => {
  const pending = new Map(jobs.map((job) => [job.id, job]));
  if (pending.size === 0) return;
  run.signal.throwIfAborted();
  const { promise, resolve, reject } = deferred();
  const done = (id: string): void => {
    if (!pending.delete(id)) return;
    run.onShare(id, 1);
    if (pending.size === 0) resolve();
  };
  const again = newRetrier(run, pending, reject);
  const stop = run.events.subscribe((event) => hear(event, pending, { ...run, done, again, reject }));
  const timer = setInterval(() => void sweep(pending, run, done, again).catch(() => {}), run.sweepEvery ?? SWEEP);
  const abort = (): void => reject(run.signal.reason);
  run.signal.addEventListener('abort', abort, { once: true });
  const halt = (): void => {
    stop();
    again.stop();
    clearInterval(timer);
    run.signal.removeEventListener('abort', abort);
  };
  try {
    await run.queue.add(jobs);
    await promise;
  } catch (error) {
    // What is taken back must not be heard as lost.
    halt();
    if (!isCode(error, 'interrupted')) await withdrawAll(pending.keys(), run.queue);
    throw error;
  } finally {
    halt();
  }
};

type Pending = Map<string, NewJob<StepJob>>;

const deferred = () => {
  let [resolve, reject] = [(): void => {}, (_: unknown): void => {}];
  const promise = new Promise<void>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
};

interface Reactions extends StepsRun {
  readonly done: (id: string) => void;
  readonly again: Retrier;
  readonly reject: (error: unknown) => void;
}

const hear = (event: JobEvent, pending: Pending, { done, again, reject, onShare, pause = PAUSE }: Reactions): void => {
  if (!pending.has(event.job)) return;
  if (event.type === 'completed') done(event.job);
  else if (event.type === 'progress') onShare(event.job, shareIn(event.progress));
  else if (event.type === 'removed') again.soon(event.job, 0);
  else if (event.type === 'failed') {
    if (PASSING.includes(event.failure.code)) again.soon(event.job, event.failure.code === 'cancelled' ? 0 : pause);
    else reject(asError(event.failure));
  }
};

const shareIn = (progress: unknown): number =>
  typeof progress === 'object' && progress !== null && 'share' in progress ? Number(progress.share) || 0 : 0;

export const asError = ({ code, message, problems }: JobFailure): PolyreelError =>
  new PolyreelError(code, message, { problems });

interface Retrier {
  /** Puts a step back after so many milliseconds. */
  readonly soon: (id: string, pause: number) => void;
  readonly stop: () => void;
}

const newRetrier = (run: StepsRun, pending: Pending, reject: (error: unknown) => void): Retrier => {
  const rounds = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  const add = (id: string): void => {
    const job = pending.get(id);
    if (job) run.queue.add([job]).catch(() => soon(id, run.pause ?? PAUSE));
  };
  const soon = (id: string, pause: number): void => {
    // An add that fails after the end would bring back what was just withdrawn.
    if (stopped) return;
    const round = (rounds.get(id) ?? 0) + 1;
    rounds.set(id, round);
    if (round > ROUNDS) reject(new PolyreelError('store-away', `the store or the queue was away for too long.`));
    const timer = setTimeout(() => {
      timers.delete(timer);
      add(id);
    }, pause);
    timers.add(timer);
  };
  return {
    soon,
    stop: () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

/** How many steps a sweep looks at: where one of them was missed, it looks at all. */
const SAMPLE = 10;

/** Looks for steps whose end was not heard, and for those that a lost queue knows nothing of. */
const sweep = async (
  pending: Pending,
  { queue, isDone }: StepsRun,
  done: (id: string) => void,
  again: Retrier,
): Promise<void> => {
  let left = SAMPLE;
  for (const [id, job] of [...pending]) {
    if (left-- === 0) return;
    const found = await queue.find(id);
    if (found && found.state !== 'failed') continue;
    left = pending.size;
    if (await isDone(job.data)) done(id);
    else if (pending.has(id)) again.soon(id, 0);
  }
};

/** What stays in a queue that is away does no harm: whoever takes it finds that its render was cancelled, or makes it. */
const withdrawAll = async (ids: Iterable<string>, queue: JobQueue<StepJob>): Promise<void> => {
  let isAway = false;
  for (const id of [...ids])
    if (!isAway)
      await queue.withdraw(id).catch((error: unknown) => {
        isAway = isCode(error, 'queue-away');
      });
};

const isCode = (error: unknown, code: FailureCode): boolean => error instanceof PolyreelError && error.code === code;
