import { PolyreelError } from '../errors.ts';
import type { Command } from './context.ts';
import { openWork, type WorkOptions } from './open-work.ts';
import { untilAborted } from './until-aborted.ts';

/** `worker`: takes work of a service that runs on Redis, until it is told to end; what it holds is given back then. */
export const worker: Command<WorkOptions> = async (options, context) => {
  const { config, terminal, signal } = context;
  if (!config.redisUrl)
    throw new PolyreelError(
      'bad-arguments',
      'a worker finds its work in Redis: set REDIS_URL to that of the service. Without Redis, the service has a worker inside.',
    );
  const work = await openWork(options, context, { takesSteps: true, tellsOthers: false });
  try {
    terminal.result('Polyreel takes work.');
    await untilAborted(signal);
  } finally {
    await work.close();
  }
  return 0;
};
