import { EventEmitter } from 'node:events';
import { failureOf } from '../../../src/adapters/queue/failure.ts';
import { checkJobId } from '../../../src/adapters/queue/job-id.ts';
import { newReports } from '../../../src/adapters/queue/report.ts';
import { FAILURES, PolyreelError } from '../../../src/errors.ts';
import type {
  JobEvent,
  JobFailure,
  JobProcessor,
  JobQueue,
  JobWorker,
  NewJob,
  Queues,
  Signal,
} from '../../../src/ports.ts';

export interface MemoryOptions {
  readonly attempts?: number;
  /** Milliseconds before the second attempt; each further pause is twice as long. */
  readonly firstPause?: number;
  /** Milliseconds that a worker which closes waits for its processors. */
  readonly closeWithin?: number;
}

type Settings = Required<MemoryOptions>;

/** One job: `order` says who is first among equals. */
interface Entry {
  id: string;
  data: object;
  priority: number;
  order: number;
  state: 'waiting' | 'paused' | 'active' | 'failed';
  attempt: number;
  progress?: object;
  /** Who has it; a worker whose task is not this one any more has lost it. */
  holder?: object;
}

/** Happenings without the id that they get when they are told. */
type Happening = JobEvent extends infer Event ? (Event extends JobEvent ? Omit<Event, 'id'> : never) : never;

/** {@link Queues} in memory, for tests: one process that shares nothing. */
export const memoryQueues = (given: MemoryOptions = {}): Queues => {
  const settings: Settings = { attempts: 4, firstPause: 5, closeWithin: 1_000, ...given };
  const signals = new EventEmitter<{ signal: [Signal] }>().setMaxListeners(0);
  const queues = new Map<string, MemoryQueue>();
  let isClosed = false;
  const check = (): void => {
    if (isClosed) throw new PolyreelError('queue-away', 'the queue was closed.');
  };
  return {
    open: <Data extends object>(name: string) => {
      const queue = queues.get(name) ?? new MemoryQueue(settings);
      queues.set(name, queue);
      return queue.port<Data>(check);
    },
    tell: async (message) => void signals.emit('signal', message),
    hear: async (listener) => {
      const own = (message: Signal): void => listener(message);
      signals.on('signal', own);
      return async () => void signals.off('signal', own);
    },
    ping: async () => check(),
    unsafeSettings: async () => [],
    close: async () => {
      isClosed = true;
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
};

let events = 0;

class MemoryQueue {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<(event: JobEvent) => void>();
  private readonly workers = new Set<{ take: () => void; close: () => Promise<void> }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private orders = 0;
  private readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  port<Data extends object>(check: () => void): JobQueue<Data> {
    return {
      add: async (jobs) => {
        check();
        for (const { id } of jobs) checkJobId(id);
        for (const job of jobs) this.add(job);
        this.wake();
      },
      find: async (id) => {
        check();
        const entry = this.entries.get(id);
        if (!entry) return undefined;
        const { state, data, progress } = entry;
        const found = { state: state === 'paused' ? ('waiting' as const) : state, data: data as Data };
        return progress ? { ...found, progress } : found;
      },
      withdraw: async (id) => {
        check();
        const state = this.entries.get(id)?.state;
        if (state !== 'waiting' && state !== 'paused') return;
        this.entries.delete(id);
        this.tell({ job: id, type: 'removed' });
      },
      counts: async () => {
        check();
        const count = (...states: readonly Entry['state'][]): number =>
          [...this.entries.values()].filter(({ state }) => states.includes(state)).length;
        return { waiting: count('waiting', 'paused'), active: count('active'), failed: count('failed') };
      },
      workers: async () => this.workers.size,
      work: async (processor, { concurrency }) => this.work(processor as JobProcessor<object>, concurrency),
      listen: async (listener) => {
        const own = (event: JobEvent): void => listener(event);
        this.listeners.add(own);
        return async () => void this.listeners.delete(own);
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.close()));
    for (const timer of this.timers) clearTimeout(timer);
    this.listeners.clear();
  }

  private add({ id, data, priority }: NewJob<object>): void {
    const copy = structuredClone(data);
    const found = this.entries.get(id);
    if (!found || found.state === 'failed')
      this.entries.set(id, { id, data: copy, priority, order: this.orders++, state: 'waiting', attempt: 1 });
    else if (found.priority > priority) Object.assign(found, { priority, order: this.orders++ });
  }

  private tell(happening: Happening): void {
    const event: JobEvent = { ...happening, id: String(events++).padStart(12, '0') };
    // As from another process: later, but in order.
    setImmediate(() => {
      for (const listener of this.listeners) listener(event);
    });
  }

  private wake(): void {
    for (const worker of this.workers) worker.take();
  }

  private next(): Entry | undefined {
    return [...this.entries.values()]
      .filter(({ state }) => state === 'waiting')
      .sort((one, other) => one.priority - other.priority || one.order - other.order)[0];
  }

  private work(processor: JobProcessor<object>, concurrency: number): JobWorker {
    const tasks = new Map<Entry, { stop: AbortController; ended: Promise<void> }>();
    let isClosed = false;
    const take = (): void => {
      for (let entry = this.next(); entry && !isClosed && tasks.size < concurrency; entry = this.next()) {
        const [taken, stop] = [entry, new AbortController()];
        const ended = this.run(taken, processor, stop.signal).finally(() => {
          tasks.delete(taken);
          this.wake();
        });
        tasks.set(taken, { stop, ended });
      }
    };
    const close = async (): Promise<void> => {
      isClosed = true;
      for (const { stop } of tasks.values()) stop.abort(new PolyreelError('interrupted', 'this worker closes.'));
      const all = Promise.allSettled([...tasks.values()].map(({ ended }) => ended));
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, this.settings.closeWithin))]);
      for (const entry of tasks.keys()) this.giveBack(entry);
      this.workers.delete(worker);
      this.wake();
    };
    const worker = { take, close };
    this.workers.add(worker);
    take();
    return {
      cancel: (id) => {
        const task = [...tasks].find(([entry]) => entry.id === id);
        task?.[1].stop.abort(new PolyreelError('cancelled', 'the job was cancelled.'));
        return task !== undefined;
      },
      running: () => [...tasks.keys()].map(({ id }) => id),
      close,
    };
  }

  private async run(entry: Entry, processor: JobProcessor<object>, signal: AbortSignal): Promise<void> {
    const holder = {};
    Object.assign(entry, { state: 'active', holder });
    this.tell({ job: entry.id, type: 'active' });
    const reports = newReports(async (progress) => {
      entry.progress = progress;
      this.tell({ job: entry.id, type: 'progress', progress });
    });
    const { id, data, attempt } = entry;
    let failure: JobFailure | undefined;
    try {
      await processor({ id, data: structuredClone(data), attempt, signal, report: reports.report });
    } catch (error) {
      failure = failureOf(signal.aborted ? signal.reason : error);
    }
    await reports.flush();
    if (entry.holder !== holder) return;
    if (!failure) {
      this.entries.delete(id);
      this.tell({ job: id, type: 'completed' });
    } else if (failure.code === 'interrupted') this.giveBack(entry);
    else if (FAILURES[failure.code].retry && attempt < this.settings.attempts) this.pause(entry);
    else {
      entry.state = 'failed';
      this.tell({ job: id, type: 'failed', failure });
    }
  }

  private giveBack(entry: Entry): void {
    entry.state = 'waiting';
    entry.order = -this.orders++;
    delete entry.holder;
  }

  private pause(entry: Entry): void {
    entry.state = 'paused';
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        if (entry.state === 'paused') entry.state = 'waiting';
        this.wake();
      },
      this.settings.firstPause * 2 ** (entry.attempt - 1),
    );
    this.timers.add(timer);
    entry.attempt += 1;
  }
}
