import type { FastifyInstance } from 'fastify';
import { ensureAdminKey } from '../documents/keys.ts';
import { buildApp } from '../http/app.ts';
import type { Services } from '../http/services.ts';
import { countWork } from '../jobs/count-work.ts';
import { openFilmDesk } from '../jobs/film-desk.ts';
import { sendHook } from '../jobs/hooks.ts';
import { openRenderDesk } from '../jobs/renders.ts';
import type { Workshop } from '../jobs/workshop.ts';
import type { Pages } from '../ports.ts';
import type { Command, Context } from './context.ts';
import { listen } from './listen.ts';
import { openWork, type WorkOptions } from './open-work.ts';
import { untilAborted } from './until-aborted.ts';
import { VERSION } from './version.ts';

export interface ServeOptions extends WorkOptions {
  readonly port?: number;
  readonly host?: string;
}

/**
 * `serve`: the service, until it is told to end. Where no Redis connects it to workers, it has one inside.
 * stdout says the first admin's key and the address; everything else is logged to stderr.
 */
export const serve: Command<ServeOptions> = async (options, context) => {
  const { config, house, signal, terminal } = context;
  const work = await openWork(options, context, { takesSteps: config.redisUrl === undefined, tellsOthers: true });
  try {
    const { workshop } = work;
    const key = await ensureAdminKey(workshop.records, config.adminKey);
    if (key) terminal.result(`admin key: ${key}`);
    const renders = await openRenderDesk(workshop);
    const app = await buildApp({
      ...servicesOf(workshop, context, house.openPages()),
      renders,
      uploads: work.shared.uploads,
      logger: work.logger,
    });
    try {
      terminal.result(`Polyreel listens at ${await listen(app, options, config)}`);
      await untilAborted(signal);
    } finally {
      await closeSoon(app);
      await renders.close();
    }
  } finally {
    await work.close();
  }
  return 0;
};

/** Milliseconds that answers which are on their way get; a download of an hour begins where it was cut off. */
const LAST_WORDS = 10_000;

const closeSoon = async (app: FastifyInstance): Promise<void> => {
  const timer = setTimeout(() => app.server.closeAllConnections(), LAST_WORDS);
  await app.close().finally(() => clearTimeout(timer));
};

const servicesOf = (
  workshop: Workshop,
  { house, config }: Context,
  pages: Pages | undefined,
): Omit<Services, 'renders' | 'uploads' | 'logger'> => ({
  records: workshop.records,
  films: openFilmDesk(workshop),
  tool: house.tool,
  font: house.font.facts,
  // Only who prints waits until what writes PDF is loaded.
  print: async (contents) => (await import('../run/print/print.ts')).printText(contents, house.font),
  queues: workshop.queues,
  announce: (event, subject) =>
    sendHook(workshop.hooks, event, subject, workshop.records.now()).catch((error: unknown) =>
      // What was sent is kept all the same.
      workshop.log.error({ err: error, event: event.type }, 'nobody outside will hear of this: the queue is away'),
    ),
  work: countWork(workshop),
  version: VERSION,
  ...(pages ? { pages } : {}),
  ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
  ...(config.trustProxy ? { trustProxy: config.trustProxy } : {}),
});
