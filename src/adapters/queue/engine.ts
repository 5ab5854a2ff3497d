import { type BackendFactory, type IQueueBackend, type JobsOptions, Queue, type WorkerOptions } from 'bullmq';
import type { Signal } from '../../ports.ts';

/** What differs between the datastores that BullMQ can run on. */
export interface Engine {
  /** Connects a queue that is asked, or one that listens. */
  readonly backend: Backend;
  /** Connects one worker. */
  readonly workerBackend: () => WorkerBackend;
  /** Runs what asks the datastore. @throws PolyreelError `queue-away` at once where it does not answer */
  readonly ask: <Value>(task: () => Promise<Value>) => Promise<Value>;
  /** The newest event of a queue, as BullMQ names it. */
  readonly lastEvent: (queue: string) => Promise<string>;
  /** Events by names whose order as text is the order of what happened. */
  readonly eventId: (id: string) => string;
  /** Those of these jobs that exist under another name: one question, however many they are. */
  readonly others: (queue: BullQueue, ids: readonly string[], name: string) => Promise<readonly OtherJob[]>;
  /** Tells idle workers that a job was given back. */
  readonly wake: (queue: BullQueue) => Promise<void>;
  /** Counts the crashes of a failed job anew. */
  readonly forgetStalls: (queue: BullQueue, job: string) => Promise<void>;
  /** Tells listeners that a job was withdrawn, where BullMQ itself does not. */
  readonly tellRemoved: (queue: BullQueue, job: string) => Promise<void>;
  readonly tell: (message: Signal) => Promise<void>;
  readonly hear: (listener: (message: Signal) => void) => Promise<() => Promise<void>>;
  /** Workers of a queue, given how many of them this process has started. */
  readonly countWorkers: (queue: BullQueue, own: number) => Promise<number>;
  readonly ping: () => Promise<void>;
  readonly unsafeSettings: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What has to be known of a job that was there before. */
export interface OtherJob {
  readonly id: string;
  readonly priority: number;
  readonly hasFailed: boolean;
}

export type Backend = BackendFactory<IQueueBackend>;

/** BullMQ's queue on whatever datastore. */
export type BullQueue = ReturnType<typeof newQueue>;

export const newQueue = (backend: Backend, name: string) => new Queue(name, { connection: {} }, backend);

export interface WorkerBackend {
  readonly backend: Backend;
  /** Drops the connection, and with it whatever still waits for an answer. */
  readonly drop: () => void;
}

/** Times in milliseconds. */
export interface QueueSettings {
  /** How often a job is tried whose failure may pass. */
  readonly attempts?: number;
  /** The pause before the second attempt; each further one is twice as long. Half of it is left to chance. */
  readonly firstPause?: number;
  /** For how long a worker that says nothing keeps its job. */
  readonly lockDuration?: number;
  /** How often workers look for jobs whose worker is gone. One is taken over at the second look. */
  readonly stalledInterval?: number;
  /** How many workers may die of a job before it fails. */
  readonly maxStalledCount?: number;
  /** How long a worker that closes waits for its processors. */
  readonly closeWithin?: number;
  /** Takes what goes wrong behind the scenes, such as a connection that was lost. */
  readonly onTrouble?: (error: Error) => void;
}

export type Settings = Required<QueueSettings>;

const DEFAULTS: Settings = {
  attempts: 4,
  firstPause: 1_000,
  lockDuration: 30_000,
  stalledInterval: 10_000,
  maxStalledCount: 3,
  closeWithin: 11_000,
  onTrouble: () => {},
};

export const withDefaults = (given: QueueSettings): Settings => {
  const settings = { ...DEFAULTS, ...given };
  return { ...settings, onTrouble: seldom(settings.onTrouble) };
};

/** Every connection tells of every try in vain: we tell the same trouble once in ten seconds. */
const seldom = (tell: (error: Error) => void): ((error: Error) => void) => {
  const told = { message: '', at: 0 };
  return (error) => {
    const now = performance.now();
    if (error.message === told.message && now - told.at < 10_000) return;
    Object.assign(told, { message: error.message, at: now });
    tell(error);
  };
};

/** Failed jobs are kept for those that ask why, a day and a thousand at most; of completed ones the store knows. */
export const jobOptions = ({ attempts, firstPause }: Settings): JobsOptions => ({
  attempts,
  backoff: { type: 'exponential', delay: firstPause, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { age: 24 * 3600, count: 1_000 },
  // The failure itself tells what happened.
  stackTraceLimit: 0,
});

export const workerOptions = (settings: Settings, concurrency: number): WorkerOptions => ({
  connection: {},
  concurrency,
  lockDuration: settings.lockDuration,
  stalledInterval: settings.stalledInterval,
  maxStalledCount: settings.maxStalledCount,
  // Seconds after which an idle worker looks by itself; a new job wakes it at once.
  drainDelay: 5,
  runRetryDelay: 1_000,
});
