import { QueueEvents } from 'bullmq';
import type { JobEvent } from '../../ports.ts';
import type { Engine, Settings } from './engine.ts';
import { readFailure } from './failure.ts';

export interface Events {
  readonly listen: (listener: (event: JobEvent) => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

/** What happens to the jobs of a queue: read once from the first that listens on, and told to all. */
export const newEvents = (engine: Engine, queue: string, settings: Settings): Events => {
  const listeners = new Set<(event: JobEvent) => void>();
  let reading: ReturnType<typeof startReading> | undefined;
  const tell = (event: JobEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const read = async (): Promise<void> => {
    reading ??= startReading(engine, queue, settings, tell);
    try {
      await reading;
    } catch (error) {
      reading = undefined;
      throw error;
    }
  };
  return {
    listen: async (listener) => {
      await read();
      // One function may listen twice.
      const own = (event: JobEvent): void => listener(event);
      listeners.add(own);
      return async () => void listeners.delete(own);
    },
    close: async () => {
      listeners.clear();
      await (await reading?.catch(() => undefined))?.close();
    },
  };
};

/**
 * BullMQ's own "from now on" begins anew at every read until the first event comes, and loses those between two: we
 * begin after the event that is the newest now.
 */
const startReading = async (
  engine: Engine,
  queue: string,
  settings: Settings,
  tell: (event: JobEvent) => void,
): Promise<{ readonly close: () => Promise<void> }> => {
  const lastEventId = await engine.ask(() => engine.lastEvent(queue));
  const events = new QueueEvents(queue, { connection: {}, lastEventId }, engine.backend);
  events.on('error', settings.onTrouble);
  const at = (id: string, job: string) => ({ id: engine.eventId(id), job });
  events.on('active', ({ jobId }, id) => tell({ ...at(id, jobId), type: 'active' }));
  events.on('progress', ({ jobId, data }, id) => tell({ ...at(id, jobId), type: 'progress', progress: data }));
  events.on('completed', ({ jobId }, id) => tell({ ...at(id, jobId), type: 'completed' }));
  events.on('removed', ({ jobId }, id) => tell({ ...at(id, jobId), type: 'removed' }));
  events.on('failed', ({ jobId, failedReason }, id) =>
    tell({ ...at(id, jobId), type: 'failed', failure: readFailure(failedReason) }),
  );
  return events;
};
