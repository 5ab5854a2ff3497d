import { z } from 'zod';
import { readiness } from '../readiness.ts';
import { publicRoute, type Route } from '../route.ts';

const tag = 'service';

const ready = z.object({
  status: z.enum(['ready', 'not-ready']),
  checks: z.record(z.string(), z.string()).meta({ description: '"ok", or what is wrong' }),
  workers: z.int().nullable(),
});

const healthz = publicRoute({
  ...{ method: 'GET', path: '/healthz', tag },
  summary: 'Whether the service is alive',
  replies: { 200: { description: 'it is', schema: z.object({ status: z.literal('ok'), version: z.string() }) } },
  handle: async ({ running }) => ({ status: 200, json: { status: 'ok', version: running.services.version } }),
});

const readyz = publicRoute({
  ...{ method: 'GET', path: '/readyz', tag },
  summary: 'Whether the queue, the store and ffmpeg answer',
  replies: { 200: { description: 'they do', schema: ready }, 503: { description: 'which does not', schema: ready } },
  handle: async ({ running }) => {
    const state = await readiness(running);
    const isReady = state.status === 'ready';
    return { status: isReady ? 200 : 503, headers: isReady ? {} : { 'retry-after': '5' }, json: state };
  },
});

const metrics = publicRoute({
  ...{ method: 'GET', path: '/metrics', tag },
  summary: 'Numbers for Prometheus',
  replies: { 200: { description: 'metrics', type: 'text/plain' } },
  handle: async ({ running: { metrics: all } }) => ({
    status: 200,
    headers: { 'content-type': all.contentType },
    content: await all.text(),
  }),
});

const openapi = publicRoute({
  ...{ method: 'GET', path: '/openapi.json', tag },
  summary: 'This list, as OpenAPI 3.1',
  replies: { 200: { description: 'the document', type: 'application/json' } },
  handle: async ({ running }) => ({ status: 200, json: running.openapi() }),
});

export const serviceRoutes: readonly Route[] = [healthz, readyz, metrics, openapi];
