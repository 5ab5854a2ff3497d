import type { FailureCode } from '../errors.ts';
import type { Problem } from '../problem.ts';

/**
 * Work by name. What was added is kept until it has ended, whatever process dies; but the store, not the queue, is the
 * record of truth. Every method throws PolyreelError `queue-away` where the queue does not answer.
 */
export interface JobQueue<Data extends object> {
  /**
   * Adds jobs. One whose id waits or runs already is not added again, but is made as urgent as the more urgent of the
   * two; one that has failed is tried anew.
   */
  readonly add: (jobs: readonly NewJob<Data>[]) => Promise<void>;
  /** Undefined where there is none, or where it has been completed. */
  readonly find: (id: string) => Promise<FoundJob<Data> | undefined>;
  /** Removes a job that has not begun; one that runs goes on. */
  readonly withdraw: (id: string) => Promise<void>;
  readonly counts: () => Promise<JobCounts>;
  /** How many workers take jobs of this queue, in all processes. */
  readonly workers: () => Promise<number>;
  /** Takes jobs, the most urgent first. A processor that throws decides by its failure whether the job is tried again. */
  readonly work: (processor: JobProcessor<Data>, options: { readonly concurrency: number }) => Promise<JobWorker>;
  /** Tells what happens to all jobs of this queue, in any process, from now on. @returns how to stop listening */
  readonly listen: (listener: (event: JobEvent) => void) => Promise<() => Promise<void>>;
}

export interface NewJob<Data extends object> {
  /** Letters, digits, `-` and `.`; not digits only, and not one of the words that queues keep for themselves (`failed`). */
  readonly id: string;
  readonly data: Data;
  /** 1 is the most urgent, 2,000,000 the least. */
  readonly priority: number;
}

export interface FoundJob<Data extends object> {
  readonly state: 'waiting' | 'active' | 'failed';
  readonly data: Data;
  /** What the processor reported last. */
  readonly progress?: unknown;
}

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

export interface RunningJob<Data extends object> {
  readonly id: string;
  readonly data: Data;
  /** Counts from 1; one that its worker's death or silence ended counts as well. */
  readonly attempt: number;
  /** Aborts where the job is cancelled or its worker closes; its reason says which. */
  readonly signal: AbortSignal;
  /** Tells listeners how far the job is; sent at most about twice a second, the last one always. */
  readonly report: (progress: object) => void;
}

/**
 * A PolyreelError whose code says `retry` is tried again after a pause that grows, up to the queue's number of attempts;
 * `interrupted` gives the job back untouched, for another worker to take at once.
 */
export type JobProcessor<Data extends object> = (job: RunningJob<Data>) => Promise<void>;

export interface JobWorker {
  /** Aborts a job if this worker runs it; it then fails as `cancelled`. @returns whether it did */
  readonly cancel: (id: string) => boolean;
  /** Ids of the jobs that run here. */
  readonly running: () => readonly string[];
  /** Aborts what runs, gives it back, and takes no more. */
  readonly close: () => Promise<void>;
}

/** `id` counts up, compared as text, in the order of what happened, also from one process to the next. */
export type JobEvent = { readonly id: string; readonly job: string } & (
  | { readonly type: 'active' | 'completed' | 'removed' }
  | { readonly type: 'progress'; readonly progress: unknown }
  | { readonly type: 'failed'; readonly failure: JobFailure }
);

/** A failure as it travels from a worker to those that wait for it. */
export interface JobFailure {
  readonly code: FailureCode;
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** How often a job of a queue is tried whose failure may pass, and milliseconds before the second attempt; then twice as many. */
export interface QueueOptions {
  readonly attempts?: number;
  readonly firstPause?: number;
}

/** All queues of one engine. */
export interface Queues {
  readonly open: <Data extends object>(name: string, options?: QueueOptions) => JobQueue<Data>;
  /** Tells all processes something at once; who does not listen now never hears it. */
  readonly tell: (message: Signal) => Promise<void>;
  readonly hear: (listener: (message: Signal) => void) => Promise<() => Promise<void>>;
  /** Proves that the queue takes what it is given. @throws PolyreelError `queue-away` */
  readonly ping: () => Promise<void>;
  /** Settings with which the queue may lose what it was given, each a sentence with a remedy. @throws PolyreelError `queue-away` */
  readonly unsafeSettings: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What processes tell each other. */
export interface Signal {
  readonly topic: 'render-cancelled' | 'keys-changed';
  readonly id: string;
}
