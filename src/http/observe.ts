import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Running } from './running.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

/** Writes a line and a measurement for every answer: of an address only its pattern, for it may hold what is secret. */
export const observeRequests = (app: FastifyInstance, running: Running): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...SAFE_HEADERS, 'x-request-id': request.id });
  });
  app.addHook('onResponse', async (request, reply) => observe(request, reply, running));
};

const observe = (request: FastifyRequest, reply: FastifyReply, { metrics, callers }: Running): void => {
  const { method } = request;
  const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
  const status = reply.statusCode;
  metrics.observe({ method, route, status, seconds: reply.elapsedTime / 1000 });
  const key = callers.get(request)?.entry.id;
  const line = {
    method,
    route,
    status,
    ms: Math.round(reply.elapsedTime),
    ...(key ? { key } : {}),
  };
  request.log[route.startsWith('/healthz') || route.startsWith('/readyz') ? 'debug' : 'info'](line, 'request');
};
