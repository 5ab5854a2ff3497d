import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendRefusal } from './answer.ts';
import { HttpRefusal } from './refusal.ts';
import type { Method, Route } from './route.ts';

/** Answers what no route matches: 405 where the address is one of ours for other methods, 404 otherwise. */
export const answerUnknown = (routes: readonly Route[]) => {
  const addresses = routes.map(({ method, path }) => ({ method, matches: matcher(path) }));
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = request.url.split('?')[0] ?? '';
    const methods = new Set(addresses.filter(({ matches }) => matches.test(path)).map(({ method }) => method));
    return sendRefusal(request, reply, methods.size ? notAllowed(request.method, methods) : nothing());
  };
};

const matcher = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+\*/g, '.+').replace(/:\w+/g, '[^/]+')}$`);

const notAllowed = (method: string, methods: ReadonlySet<Method>): HttpRefusal => {
  const allow = [...methods].sort().join(', ');
  return new HttpRefusal('method-not-allowed', `${method} is not for this address; it takes ${allow}.`, {
    headers: { allow },
  });
};

const nothing = (): HttpRefusal =>
  new HttpRefusal('not-found', 'there is nothing at this address; /openapi.json lists what there is.');
