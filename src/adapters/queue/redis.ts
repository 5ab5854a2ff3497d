import { createRedisBackend } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Queues, Signal } from '../../ports.ts';
import { bullQueues } from './bullmq.ts';
import { type Backend, type Engine, type QueueSettings, type Settings, withDefaults } from './engine.ts';
import { askingClient, askRedis, type SteadyClient, steadyClient } from './redis-clients.ts';
import { unsafeSettings } from './redis-settings.ts';

export interface RedisQueueOptions extends QueueSettings {
  /** Such as `redis://:password@host:6379/0`. */
  readonly url: string;
  /** Begins the names of all keys; `polyreel` where absent. */
  readonly prefix?: string;
}

/** Queues on a Redis that any number of processes share. Connects at once, but does not wait for it. */
export const redisQueues = ({ url, prefix = 'polyreel', ...given }: RedisQueueOptions): Queues => {
  const settings = withDefaults(given);
  return bullQueues(redisEngine(url, prefix, settings), settings);
};

const redisEngine = (url: string, prefix: string, { onTrouble }: Settings): Engine => {
  const asking = askingClient(url, onTrouble);
  let listening: SteadyClient | undefined;
  const listener = (): Redis => {
    listening ??= steadyClient(url, onTrouble);
    return listening.client;
  };
  const ask: Engine['ask'] = (task) => askRedis(asking, task);
  return {
    backend: (name, options, kind) => backendOn(kind?.blocking ? listener() : asking, prefix)(name, options, kind),
    workerBackend: () => {
      const { client, drop } = steadyClient(url, onTrouble);
      return { backend: backendOn(client, prefix), drop };
    },
    ask,
    lastEvent: async (queue) => {
      const [newest] = await asking.xrevrange(`${prefix}:${queue}:events`, '+', '-', 'COUNT', 1);
      return newest?.[0] ?? '0-0';
    },
    eventId,
    others: async (queue, ids, name) => {
      const read = async (id: string) => {
        const [by, priority, finished] = await asking.hmget(queue.toKey(id), 'name', 'priority', 'finishedOn');
        return { id, by, priority: Number(priority), hasFailed: Boolean(finished) };
      };
      return (await Promise.all(ids.map(read))).filter(({ by }) => by && by !== name);
    },
    // BullMQ wakes workers for new jobs by this marker, but not for those that are given back.
    wake: async (queue) => void (await asking.zadd(queue.toKey('marker'), 0, '0')),
    forgetStalls: async (queue, job) => void (await asking.hdel(queue.toKey(job), 'stc')),
    tellRemoved: async () => {},
    tell: async (message) => void (await ask(() => asking.publish(`${prefix}:signals`, JSON.stringify(message)))),
    hear: (hearer) => askRedis(listener(), () => hear(listener(), `${prefix}:signals`, hearer)),
    countWorkers: (queue) => queue.getWorkersCount(),
    // One whose memory or disk is full answers PING as well.
    ping: async () => void (await ask(() => asking.set(`${prefix}:ping`, '', 'PX', 1_000))),
    unsafeSettings: () => ask(() => unsafeSettings(asking)),
    close: async () => {
      asking.disconnect();
      listening?.drop();
    },
  };
};

const backendOn =
  (connection: Redis, prefix: string): Backend =>
  (name, options, kind) =>
    createRedisBackend(name, { ...options, ...{ prefix, connection } }, kind);

/** Milliseconds and a count, `1764000000000-0`: as numbers of fixed length they sort as text. */
const eventId = (id: string): string => {
  const [time = '', count = ''] = id.split('-');
  return `${time.padStart(15, '0')}-${count.padStart(8, '0')}`;
};

/** ioredis subscribes again after every reconnect. */
const hear = async (
  client: Redis,
  channel: string,
  hearer: (message: Signal) => void,
): Promise<() => Promise<void>> => {
  await client.subscribe(channel);
  const onMessage = (from: string, text: string): void => {
    if (from === channel) hearer(JSON.parse(text));
  };
  client.on('message', onMessage);
  return async () => void client.off('message', onMessage);
};
