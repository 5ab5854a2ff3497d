import { PassThrough, Readable } from 'node:stream';
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
    ...(hasBody ? { body: bodyOf({ raw }, reply), duplex: 'half' } : {}),
  } as RequestInit);
  return Object.assign(request, { runtime: { name: 'node', node: { req: raw, res: reply.raw } } });
};

/** What is left of a body after its answer is read and thrown away: the next request of the connection comes behind it. */
const bodyOf = ({ raw }: Pick<FastifyRequest, 'raw'>, reply: FastifyReply): unknown => {
  const body = new PassThrough();
  raw.once('error', () => body.destroy());
  reply.raw.once('finish', () => {
    raw.unpipe(body);
    raw.resume();
    body.destroy();
  });
  return Readable.toWeb(raw.pipe(body));
};
