import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import type { PgNotification, PgPool, PgPoolClient } from 'bullmq';

/** A PGlite that looks like a pool of connections to a Postgres server; all of them are the one session there is. */
export const poolOf = (db: PGlite): PgPool => {
  const pool: PgPool = {
    query: (text, params) => query(db, text, params),
    connect: async () => clientOf(db),
    end: async () => {},
    on: () => pool,
    removeAllListeners: () => pool,
  };
  return pool;
};

/** Without parameters a text may hold several statements. */
const query = async (db: PGlite, text: string, params?: readonly unknown[]) => {
  // biome-ignore lint/suspicious/noExplicitAny: what rows hold is known to those that ask, as with pg itself
  const result = params ? await db.query<any>(text, [...params]) : (await db.exec(text)).at(-1);
  return { rows: result?.rows ?? [], rowCount: result?.affectedRows ?? 0 };
};

/** BullMQ's files of SQL begin with comments. */
const LISTEN = /^\s*LISTEN\s+(\w+)/im;

const clientOf = (db: PGlite): PgPoolClient => {
  const notifications = newNotifications();
  const unlisten: (() => Promise<void>)[] = [];
  const listen = async (channel: string) => {
    unlisten.push(await db.listen(channel, (payload) => notifications.tell({ channel, payload })));
    return { rows: [], rowCount: 0 };
  };
  const client: PgPoolClient = {
    query: (text, params) => {
      const [, channel] = LISTEN.exec(text) ?? [];
      return channel ? listen(channel) : query(db, text, params);
    },
    on: (event: string, listener: (value: never) => void) => {
      if (event === 'notification') notifications.add(listener as Listener);
      return client;
    },
    removeListener: (_event, listener) => {
      notifications.remove(listener);
      return client;
    },
    removeAllListeners: () => {
      notifications.clear();
      return client;
    },
    release: () => {
      for (const stop of unlisten) void stop().catch(() => {});
    },
  };
  return client;
};

type Listener = (message: PgNotification) => void;

/**
 * BullMQ reads, finds nothing, and then begins to wait: what it is told between the two would be lost, and it would
 * sleep for seconds. So what nobody hears is kept for whoever listens next; to wake up for nothing costs one query.
 */
const newNotifications = () => {
  const emitter = new EventEmitter();
  const unheard = new Map<string, PgNotification>();
  return {
    tell: (message: PgNotification): void => {
      if (!emitter.emit('notification', message)) unheard.set(`${message.channel} ${message.payload}`, message);
    },
    add: (listener: Listener): void => {
      emitter.on('notification', listener);
      const missed = [...unheard.values()];
      unheard.clear();
      for (const message of missed) queueMicrotask(() => listener(message));
    },
    remove: (listener: Listener): void => void emitter.off('notification', listener),
    clear: (): void => void emitter.removeAllListeners(),
  };
};
