import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPostgresBackend, runMigrations } from 'bullmq';
import { PolyreelError } from '../../errors.ts';
import type { Queues, Signal } from '../../ports.ts';
import { bullQueues } from './bullmq.ts';
import { type Backend, type Engine, type OtherJob, type QueueSettings, type Settings, withDefaults } from './engine.ts';
import { lockFolder } from './folder-lock.ts';
import { poolOf } from './pglite-pool.ts';

/** Milliseconds between two cleanings. */
const CLEAN = 600_000;

export interface PgliteQueueOptions extends QueueSettings {
  /** Where the database lives; made where it is missing. One process has it at a time. */
  readonly folder: string;
}

/** Queues in this process, kept in a folder. @throws PolyreelError `conflict` where another process has it */
export const pgliteQueues = async ({ folder, ...given }: PgliteQueueOptions): Promise<Queues> => {
  const unlock = await lockFolder(folder);
  try {
    const db = await openDatabase(join(folder, 'postgres'));
    const settings = withDefaults(given);
    return bullQueues(pgliteEngine(db, unlock, settings), settings);
  } catch (cause) {
    await unlock();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PolyreelError(
      'queue-away',
      `the queue in ${folder} cannot be opened: ${why}. Move that folder away: what was asked is in the store, and is queued again.`,
      { cause },
    );
  }
};

const openDatabase = async (dataDir: string): Promise<PGlite> => {
  const db = await PGlite.create({ dataDir });
  await runMigrations(await poolOf(db).connect(), 'bullmq');
  await db.exec('SET search_path TO bullmq');
  await recover(db);
  await clean(db);
  return db;
};

/**
 * What is active now was in the hands of a process that is gone. Its locks are ended and marked as seen, so that the
 * first look for stalled jobs, which every worker takes when it starts, gives them back and counts the crash.
 */
const recover = async (db: PGlite): Promise<void> => {
  await db.exec(`
    UPDATE job SET locked_until_ms = 0, stalled_marked = true WHERE state = 'active';
    DELETE FROM meta WHERE field = 'stalled-check';
  `);
};

/** Postgres cleans its tables in a process of its own, which PGlite does not have: 10,000 jobs leave 7 MB behind. */
const clean = async (db: PGlite): Promise<void> => void (await db.exec('VACUUM job, event, meta'));

const pgliteEngine = (db: PGlite, unlock: () => Promise<void>, { onTrouble }: Settings): Engine => {
  const connection = poolOf(db);
  const { ask, end } = newAsk();
  const cleaning = setInterval(() => void clean(db).catch(onTrouble), CLEAN);
  cleaning.unref();
  // One BullMQ backend never ends the pool of another.
  const backend: Backend = (name, options, kind) => createPostgresBackend(name, { ...options, connection }, kind);
  const signals = new EventEmitter<{ signal: [Signal] }>().setMaxListeners(0);
  return {
    backend,
    workerBackend: () => ({ backend, drop: () => {} }),
    ask,
    lastEvent: async (queue) => {
      const { rows } = await db.query<{ last: string }>(
        'SELECT COALESCE(MAX(id), 0)::text AS last FROM event WHERE queue = $1',
        [queue],
      );
      return rows[0]?.last ?? '0';
    },
    eventId: (id) => id.padStart(20, '0'),
    others: async (queue, ids, name) => {
      const { rows } = await db.query<OtherJob>(
        `SELECT id, priority, state = 'failed' AS "hasFailed" FROM job
          WHERE queue = $1 AND id = ANY($2) AND name <> $3`,
        [queue.name, ids, name],
      );
      return rows;
    },
    wake: async () => {},
    forgetStalls: async ({ name }, job) =>
      void (await db.query('UPDATE job SET stalled_count = 0 WHERE queue = $1 AND id = $2', [name, job])),
    tellRemoved: async (queue, job) =>
      void (await queue.getBackend().publishEvent({ event: 'removed', jobId: job }, 0)),
    tell: async (message) => void signals.emit('signal', message),
    hear: async (listener) => {
      signals.on('signal', listener);
      return async () => void signals.off('signal', listener);
    },
    countWorkers: async (_, own) => own,
    ping: async () => void (await ask(() => db.query('SELECT 1'))),
    unsafeSettings: async () => [],
    close: async () => {
      end();
      clearInterval(cleaning);
      await db.close();
      await unlock();
    },
  };
};

/** BullMQ never answers what is asked of a queue that closes: we do. */
const newAsk = (): { readonly ask: Engine['ask']; readonly end: () => void } => {
  const asked = new Set<(error: Error) => void>();
  let isClosed = false;
  const ask = async <Value>(task: () => Promise<Value>): Promise<Value> => {
    if (isClosed) throw away(new Error('it was closed'));
    let refuse = (_: Error): void => {};
    const closed = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    asked.add(refuse);
    try {
      return await Promise.race([task(), closed]);
    } catch (error) {
      throw away(error);
    } finally {
      asked.delete(refuse);
    }
  };
  const end = (): void => {
    isClosed = true;
    for (const refuse of asked) refuse(new Error('it was closed'));
  };
  return { ask, end };
};

/** The database is in this process: what fails is the disk, or the queue was closed. BullMQ's own refusals have numbers. */
const away = (cause: unknown): unknown => {
  if (!(cause instanceof Error) || ('code' in cause && typeof cause.code === 'number')) return cause;
  const isFull = /No space left|ENOSPC|EDQUOT/.test(cause.message);
  return new PolyreelError(isFull ? 'disk-full' : 'queue-away', `the queue does not answer: ${cause.message}`, {
    cause,
  });
};
