import type { QueueOptions, Queues } from '../../ports.ts';
import type { Engine, Settings } from './engine.ts';
import { openQueue } from './queue.ts';

/** Queues by BullMQ, on any of the datastores that it can use. */
export const bullQueues = (engine: Engine, settings: Settings): Queues => {
  const closers: (() => Promise<void>)[] = [];
  let closed: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await Promise.all(closers.map((close) => close()));
    await engine.close();
  };
  return {
    open: <Data extends object>(name: string, options?: QueueOptions) => {
      const { jobs, close } = openQueue<Data>(engine, name, { ...settings, ...options });
      closers.push(close);
      return jobs;
    },
    tell: engine.tell,
    hear: engine.hear,
    ping: engine.ping,
    unsafeSettings: engine.unsafeSettings,
    close: () => {
      closed ??= closeAll();
      return closed;
    },
  };
};
