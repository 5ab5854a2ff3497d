import { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Limits } from './services.ts';

/** Milliseconds for which what a client still sends is thrown away after its answer, so that it can read that. */
const LINGER = 5_000;

/**
 * Ends connections that hold a request open without sending it. Node's own limit counts for a whole server, and an upload
 * may take hours: so each request has its own, of the whole body, or of the time without a byte.
 */
export const limitPatience = (request: FastifyRequest, reply: FastifyReply, streams: boolean, limits: Limits): void => {
  const { raw } = request;
  if (!(raw.socket instanceof Socket)) return;
  if (streams) limitIdleness(raw.socket, request, limits);
  else limitBody(raw.socket, request, reply, limits);
  reply.raw.once('finish', () => {
    // What has come by then is no reason: the connection may be busy with the next request.
    if (!raw.complete) setTimeout(() => raw.complete || raw.socket.destroy(), LINGER).unref();
  });
};

const limitIdleness = (socket: Socket, { raw }: FastifyRequest, { uploadIdleMs }: Limits): void => {
  // Node destroys a socket whose time is up where nobody listens.
  socket.setTimeout(uploadIdleMs);
  // From its last byte on it is ours to be slow: it is being checked.
  raw.once('end', () => socket.setTimeout(0));
};

const limitBody = (socket: Socket, { raw }: FastifyRequest, reply: FastifyReply, { bodyMs }: Limits): void => {
  const timer = setTimeout(() => {
    if (raw.complete) return;
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    setTimeout(() => socket.destroy(), LINGER).unref();
  }, bodyMs);
  reply.raw.once('close', () => clearTimeout(timer));
};
