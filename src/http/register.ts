import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendAnswer } from './answer.ts';
import type { Caller } from './caller.ts';
import { letIn } from './guard.ts';
import { readJson } from './json-body.ts';
import { limitPatience } from './patience.ts';
import type { Route } from './route.ts';
import type { Running } from './running.ts';

/** Adds the routes of the table to an app. */
export const registerRoutes = async (app: FastifyInstance, routes: readonly Route[], running: Running) => {
  const add = (to: FastifyInstance, some: readonly Route[]): void => {
    for (const route of some) addRoute(to, route, running);
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: FastifyRequest, body: Buffer) => body);
  add(
    app,
    routes.filter(({ body }) => body.kind !== 'stream'),
  );
  await app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', async () => undefined);
    add(
      uploads,
      routes.filter(({ body }) => body.kind === 'stream'),
    );
  });
};

const addRoute = (app: FastifyInstance, route: Route, running: Running): void => {
  const streams = route.body.kind === 'stream';
  app.route({
    method: route.method === 'GET' && !answersByItself(route) ? ['GET', 'HEAD'] : route.method,
    url: patternOf(route.path),
    ...('limit' in route.body ? { bodyLimit: route.body.limit } : {}),
    onRequest: async (request, reply) => {
      limitPatience(request, reply, streams, running.limits);
      const caller = await letIn(route, request, running);
      if (caller) running.callers.set(request, caller);
    },
    handler: (request, reply) => answer(route, request, reply, running, running.callers.get(request)),
  });
};

const answer = async (
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  running: Running,
  caller: Caller | undefined,
): Promise<FastifyReply> => {
  const { params, query, headers } = request;
  const body = bodyOf(route, request.body);
  const own = { params: named(params), query, headers, body, running, caller, raw: { request, reply } };
  const result = await route.run(own);
  return result ? sendAnswer(request, reply, result) : reply;
};

/** Whoever answers with a stream of events has nothing to say to HEAD. */
const answersByItself = ({ replies }: Route): boolean => replies[200]?.type === 'text/event-stream';

const bodyOf = ({ body }: Route, given: unknown): unknown => {
  if (body.kind === 'json') return given instanceof Uint8Array ? readJson(given) : undefined;
  return body.kind === 'bytes' ? (given ?? new Uint8Array()) : undefined;
};

/** `/downloads/:file*` takes the rest of the path, with its slashes. */
const patternOf = (path: string): string => path.replace(/:file\*$/, '*');

const named = (params: unknown): unknown => {
  if (typeof params !== 'object' || params === null || !('*' in params)) return params;
  const { '*': file, ...rest } = params;
  return { ...rest, file };
};
