import type { Logger } from 'pino';
import { serviceLogger } from '../http/logger.ts';
import { deliverHook } from '../jobs/hooks.ts';
import { openWorkshop } from '../jobs/open-workshop.ts';
import { startWorker } from '../jobs/worker.ts';
import type { Workshop } from '../jobs/workshop.ts';
import type { Shared } from '../wire.ts';
import type { Context } from './context.ts';
import { homeOf } from './home.ts';
import { sandboxLacks } from './sandbox-findings.ts';
import { VERSION } from './version.ts';

export interface WorkOptions {
  readonly home?: string;
  /** How many ffmpeg processes run at once; as many as there are cores where absent. */
  readonly concurrency?: number;
  /** Whether the bucket is made where there is none. */
  readonly createBucket?: boolean;
}

/** What this process does beside answering. */
interface Duties {
  readonly takesSteps: boolean;
  /** Sends the webhooks; whoever only renders footage needs no way out of its network. */
  readonly tellsOthers: boolean;
}

/** A workshop that is open, with the worker inside where there is one. */
export interface OpenWork {
  readonly workshop: Workshop;
  readonly shared: Shared;
  readonly logger: Logger;
  readonly close: () => Promise<void>;
}

/** Opens store and queues, proves that they answer, and begins to take work. @throws PolyreelError */
export const openWork = async (options: WorkOptions, context: Context, duties: Duties): Promise<OpenWork> => {
  const { house, config } = context;
  const logger = serviceLogger({ write: (line) => void process.stderr.write(line) });
  const home = homeOf(options.home, config);
  const shared = await house.openShared(home, logger);
  const closers: (() => Promise<void>)[] = [shared.close];
  const close = async (): Promise<void> => {
    for (const each of closers.reverse()) await each();
  };
  try {
    if (options.createBucket) await shared.createBucket();
    await Promise.all([shared.store.ping(), shared.queues.ping()]);
    const workshop = await openWorkshopOf(shared, home, logger, context);
    await warnOfSandbox(logger, context);
    await warnOfQueue(logger, shared);
    closers.push(...(await startWork(workshop, options, context, duties)));
    return { workshop, shared, logger, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const warnOfSandbox = async (log: Logger, { house, config }: Context): Promise<void> => {
  const open = sandboxLacks(await house.tool.describe());
  for (const lack of open) log.warn(lack);
  if (!config.ffmpegPath) log.warn(OLD_BUILD);
};

const warnOfQueue = async (log: Logger, { queues }: Shared): Promise<void> => {
  for (const unsafe of await queues.unsafeSettings()) log.warn(`the queue may lose work: Redis's ${unsafe}`);
};

const OLD_BUILD =
  'ffmpeg is the build that npm brings, of 2018: its known faults are not mended. Where people whom you do not know upload footage, name a newer one in FFMPEG_PATH and FFPROBE_PATH (docs/security.md)';

const openWorkshopOf = (
  { store, queues, rangeUrl }: Shared,
  home: string,
  log: Logger,
  { house, config, cores }: Context,
): Promise<Workshop> =>
  openWorkshop({
    ...{ store, queues, rangeUrl, log, home, jobs: cores },
    tool: house.tool,
    font: house.font,
    hasHooks: config.webhook !== undefined,
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    version: VERSION,
  });

/** @returns what ends it, in the order in which it was begun */
const startWork = async (
  workshop: Workshop,
  { concurrency }: WorkOptions,
  { config: { webhook }, cores }: Context,
  { takesSteps, tellsOthers }: Duties,
): Promise<(() => Promise<void>)[]> => {
  const hooks =
    webhook &&
    tellsOthers &&
    (await workshop.hooks?.work(deliverHook(webhook, workshop.records.now), { concurrency: 4 }));
  const worker = takesSteps ? await startWorker(workshop, { concurrency: concurrency ?? cores }) : undefined;
  return [...(hooks ? [hooks.close] : []), ...(worker ? [worker.close] : [])];
};
