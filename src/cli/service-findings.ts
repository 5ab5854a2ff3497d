import { join } from 'node:path';
import { type StepJob, stepsQueue } from '../jobs/workshop.ts';
import type { Log } from '../ports.ts';
import type { Context } from './context.ts';
import { homeOf } from './home.ts';

/** One line of what the doctor says. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly says: string;
}

/** Where a service would keep everything, and whether that answers and keeps conditional writes. */
export const storeFinding = async ({ house, config }: Context): Promise<Finding> => {
  const home = homeOf(undefined, config);
  const { store, close } = await house.openServiceStore(home);
  const where = config.s3 ? `bucket ${config.s3.bucket} at ${config.s3.endpoint}` : `folder ${home}`;
  try {
    // A folder is made by the service that needs it, not by who asks after it.
    if (config.s3) await store.ping();
    return { what: 'store', ok: true, says: where };
  } catch (error) {
    return { what: 'store', ok: false, says: `${where}: ${sentence(error)}` };
  } finally {
    await close();
  }
};

/** Where a service would keep its queue, whether that answers, who takes work from it, and how it may lose some. */
export const queueFindings = async ({ house, config }: Context): Promise<readonly Finding[]> => {
  if (!config.redisUrl) {
    const folder = join(homeOf(undefined, config), 'queue');
    return [{ what: 'queue', ok: true, says: `in ${folder}, with a worker inside the service` }];
  }
  const shared = await house.openShared(homeOf(undefined, config), SILENT);
  try {
    await shared.queues.ping();
    const { build } = await house.tool.describe();
    const workers = await shared.queues.open<StepJob>(stepsQueue(build)).workers();
    const says = workers ? `Redis, ${workers} with this build of ffmpeg` : NO_WORKERS;
    const unsafe = await shared.queues.unsafeSettings();
    return [{ what: 'queue', ok: true, says }, ...unsafe.map((says) => ({ what: 'redis', ok: false, says }))];
  } catch (error) {
    return [{ what: 'queue', ok: false, says: `Redis: ${sentence(error)}` }];
  } finally {
    await shared.close();
  }
};

const NO_WORKERS =
  'Redis; no worker with this build of ffmpeg takes work: start `polyreel worker` where there are cores';

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };
