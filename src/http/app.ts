import { randomUUID } from 'node:crypto';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { sweepSignIns } from '../documents/sweep-sign-ins.ts';
import { sendError } from './answer.ts';
import { refuseBrokenRequest } from './client-error.ts';
import { watchConnections } from './connections.ts';
import { newEventStreams } from './event-streams.ts';
import { forgetKeys } from './forget-keys.ts';
import { newKeyDoor } from './key-door.ts';
import { newMetrics } from './metrics.ts';
import { answerUnknown } from './not-found.ts';
import { observeRequests } from './observe.ts';
import { openapiOf } from './openapi.ts';
import { newPlayDoor } from './play-door.ts';
import { newPublicDoor } from './public-door.ts';
import { registerRoutes } from './register.ts';
import type { Running } from './running.ts';
import { LIMITS, type Limits, type Services } from './services.ts';
import { newSessionDoor } from './session-door.ts';
import { newStoreOrigin } from './store-origin.ts';
import { TABLE } from './table.ts';
import { newMediaDoor } from './uploads/media-door.ts';

/** Connections at once; a proxy before the service keeps far fewer. */
const MOST_CONNECTIONS = 4_000;

/**
 * The service as an app that does not listen yet. `close` ends streams of events, lets running requests end, and leaves
 * the services open.
 */
export const buildApp = async (services: Services): Promise<FastifyInstance> => {
  const limits = { ...LIMITS, ...services.limits };
  const app = newApp(services, limits);
  const running = newRunning(services, limits);
  app.server.maxConnections = MOST_CONNECTIONS;
  observeRequests(app, running);
  app.setErrorHandler((error, request, reply) => sendError(request, reply, error));
  app.setNotFoundHandler(answerUnknown(TABLE));
  await registerRoutes(app, TABLE, running);
  await holdWhileOpen(app, running);
  return app;
};

const newApp = ({ logger, trustProxy }: Services, limits: Limits): FastifyInstance => {
  const loggerInstance: FastifyBaseLogger = logger;
  return fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: () => randomUUID(),
    trustProxy: trustProxy ? [...trustProxy] : false,
    // Bodies have limits of their own, see patience.ts.
    requestTimeout: 0,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: Math.min(5_000, limits.headersMs) },
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 1_000 },
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseBrokenRequest,
    frameworkErrors: (error, request, reply) => void sendError(request, reply, error),
  });
};

const newRunning = (services: Services, limits: Limits): Running => {
  const { version, publicUrl } = services;
  const open = newPublicDoor(services.records);
  return {
    services,
    limits,
    metrics: newMetrics(services.work),
    keys: newKeyDoor(services.records, limits.failedKeys),
    callers: new WeakMap(),
    media: newMediaDoor(services, limits),
    sessions: newSessionDoor(services),
    open,
    play: newPlayDoor(services.records, open),
    streams: newEventStreams(limits.heartbeatMs),
    storeOrigin: newStoreOrigin(services.records.store),
    openapi: () => openapiOf(TABLE, { version, ...(publicUrl ? { publicUrl } : {}) }),
  };
};

/** Milliseconds between two looks for uploads that were given up. */
const SWEEP = 3_600_000;

const holdWhileOpen = async (app: FastifyInstance, running: Running): Promise<void> => {
  const { services, media, streams } = running;
  const { queues, uploads, records, logger } = services;
  const connections = watchConnections(app.server);
  const deafen = await queues.hear(({ topic }) => {
    if (topic === 'keys-changed') forgetKeys(running);
  });
  const sweep = (): void => {
    for (const [what, remove] of [
      ['uploads', () => uploads.sweep()],
      ['sessions', () => sweepSignIns(records)],
    ] as const)
      void remove().catch((error: unknown) => logger.warn({ err: error }, `old ${what} could not be removed`));
  };
  const timer = setInterval(sweep, SWEEP).unref();
  app.addHook('onReady', async () => sweep());
  app.addHook('preClose', async () => {
    clearInterval(timer);
    streams.endAll();
    media.stop();
    connections.letGo();
    await deafen();
  });
};
