import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Running } from './running.ts';

/** Headers for all answers: nothing is kept by anybody between, or taken for what it is not. */
const SAFE = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Writes a line and a measurement for every answer: of an address only its pattern, for it may hold what is secret. */
export const observeRequests = (app: FastifyInstance, running: Running): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...SAFE, 'x-request-id': request.id });
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
