import type { Running } from './running.ts';
import { within } from './within.ts';

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  /** By part of the service: `ok`, or a sentence. */
  readonly checks: Readonly<Record<string, string>>;
  /** Null where it is not known. */
  readonly workers: number | null;
}

/** Asks every part that the service cannot do without, all at once. */
export const readiness = async ({ services, limits }: Running): Promise<Readiness> => {
  const { queues, records, tool, work } = services;
  const ask = async (name: string, probe: () => Promise<unknown>): Promise<readonly [string, string]> => {
    try {
      await within(limits.probeMs, probe());
      return [name, 'ok'];
    } catch (error) {
      services.logger.warn({ err: error }, `${name} does not answer`);
      return [name, 'it does not answer'];
    }
  };
  const [workers, ...checks] = await Promise.all([
    within(limits.probeMs, work.workers()).catch(() => undefined),
    ask('queue', () => queues.ping()),
    ask('store', () => records.store.ping()),
    ask('ffmpeg', () => tool.run(SHORTEST)),
  ]);
  const isReady = checks.every(([, said]) => said === 'ok');
  return { status: isReady ? 'ready' : 'not-ready', checks: Object.fromEntries(checks), workers: workers ?? null };
};

/** One frame of nothing: it shows that ffmpeg starts, which what it once said of itself does not. */
const SHORTEST = ['-f', 'lavfi', '-i', 'nullsrc=s=16x16:d=0.04', '-frames:v', '1', '-f', 'null', '-'];
