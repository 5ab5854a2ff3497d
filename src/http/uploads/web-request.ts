import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * A request as the web's interfaces have it, its body still on the wire. With Node's own at hand the tus server notices
 * a client that goes away, and keeps what has come so far.
 */
export const webRequest = ({ raw, method, url }: FastifyRequest, reply: FastifyReply): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const hasBody = method === 'PATCH' || method === 'POST';
  // An address may come whole, as a proxy is sent it.
  const { pathname } = new URL(url, 'http://localhost');
  const request = new Request(`http://localhost${pathname}`, {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(raw), duplex: 'half' } : {}),
  } as RequestInit);
  return Object.assign(request, { runtime: { name: 'node', node: { req: raw, res: reply.raw } } });
};
