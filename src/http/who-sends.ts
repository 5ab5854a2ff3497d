import type { FastifyRequest } from 'fastify';
import { type Caller, callerOf } from './caller.ts';
import { requireToken } from './own-page.ts';
import type { Running } from './running.ts';

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who sends a request, by the key that is sent, else by the session. A session that is over is nobody's: its cookie comes
 * by itself, and does not stand in the way of what is open to everybody.
 * @throws HttpRefusal 401 where the key is wrong, 403 where another site's page makes a browser send it
 */
export const whoSends = async (
  request: FastifyRequest,
  { services, keys, sessions }: Running,
): Promise<Caller | undefined> => {
  const { authorization } = request.headers;
  if (authorization !== undefined) return keys.identify(authorization, request.ip);
  const session = await sessions.find(request);
  if (session && !SAFE.has(request.method)) requireToken(services, request, session);
  return session && callerOf(session.entry);
};
