import { Redis, type RedisOptions, ReplyError } from 'ioredis';
import { PolyreelError } from '../../errors.ts';

/** Milliseconds in which Redis has to answer whoever asks. */
const ANSWER = 1_800;

/** Soon enough for a person who has just started Redis, and for ever. */
const retryStrategy = (times: number): number => Math.min(times * 50, 1_000);

/**
 * For questions, which go through {@link askRedis}: nothing is sent while Redis is away. What was on its way when it
 * went is sent again: the first that BullMQ sends asks for the version, and it never gets over an error there.
 */
export const askingClient = (url: string, onTrouble: (error: Error) => void): Redis =>
  connect(url, onTrouble, { enableOfflineQueue: false, maxRetriesPerRequest: null });

export interface SteadyClient {
  readonly client: Redis;
  /** Ends it and all copies. BullMQ would wait for ever for one that is between two tries to connect. */
  readonly drop: () => void;
}

/** For work: what is sent while Redis is away waits until it is back. BullMQ copies it for what blocks. */
export const steadyClient = (url: string, onTrouble: (error: Error) => void): SteadyClient => {
  const all: Redis[] = [];
  const track = (client: Redis): Redis => {
    const duplicate = client.duplicate.bind(client);
    client.duplicate = (options) => track(duplicate(options).on('error', onTrouble));
    all.push(client);
    return client;
  };
  const drop = (): void => {
    for (const client of all) client.disconnect();
  };
  return { client: track(connect(url, onTrouble, { maxRetriesPerRequest: null })), drop };
};

const connect = (url: string, onTrouble: (error: Error) => void, options: Omit<RedisOptions, 'replyMapping'>): Redis =>
  new Redis(url, { retryStrategy, connectTimeout: 2_000, keepAlive: 10_000, ...options }).on('error', onTrouble);

/** Asks Redis something. @throws PolyreelError `queue-away` where it does not answer within two seconds */
export const askRedis = async <Value>(client: Redis, task: () => Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ANSWER / 1000} s`)), ANSWER);
  });
  try {
    return await Promise.race([isReady(client).then(task), late]);
  } catch (cause) {
    throw isFromBullMq(cause) ? cause : away(client, cause);
  } finally {
    clearTimeout(timer);
  }
};

/** A client that was just made gets its chance; one whose connection has failed does not. */
const isReady = (client: Redis): Promise<void> => {
  if (client.status === 'ready') return Promise.resolve();
  if (client.status !== 'connecting' && client.status !== 'connect')
    return Promise.reject(new Error(client.status === 'end' ? 'the connection was closed' : 'there is no connection'));
  return new Promise((resolve, reject) => {
    const ready = (): void => {
      client.off('close', closed);
      resolve();
    };
    const closed = (): void => {
      client.off('ready', ready);
      reject(new Error('there is no connection'));
    };
    client.once('ready', ready).once('close', closed);
  });
};

/** Its own refusals have numbers. */
const isFromBullMq = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';

const away = ({ options: { host, port } }: Redis, cause: unknown): PolyreelError => {
  const why = cause instanceof Error ? cause.message : String(cause);
  const refuses = cause instanceof ReplyError;
  const what = refuses
    ? `takes nothing (${why}). Mend that`
    : `does not answer (${why}). Start it, or correct REDIS_URL`;
  return new PolyreelError('queue-away', `Redis at ${host}:${port} ${what}; what was accepted is kept.`, { cause });
};
