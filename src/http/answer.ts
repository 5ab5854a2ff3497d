import type { FastifyReply, FastifyRequest } from 'fastify';
import { withoutKeys } from '../documents/secret.ts';
import type { Answer } from './answered.ts';
import { documentOf, PROBLEM_TYPE } from './problem-document.ts';
import { type HttpRefusal, refusalOf, statusOf } from './refusal.ts';

/** Sends an answer; to HEAD its headers only. */
export const sendAnswer = (request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply => {
  const { status, headers = {}, json, content } = answer;
  reply.code(status).headers(headers);
  const body = json === undefined ? content : JSON.stringify(json);
  if (json !== undefined && !reply.hasHeader('content-type')) reply.type('application/json; charset=utf-8');
  if (request.method !== 'HEAD') return reply.send(body);
  if (typeof body === 'string' || body instanceof Uint8Array) reply.header('content-length', Buffer.byteLength(body));
  return reply.send();
};

/** Sends what went wrong as a problem document; what nobody expected goes to the log, under the request's id. */
export const sendError = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  const refusal = refusalOf(error, request.id);
  if (statusOf(refusal.code) >= 500) request.log.error({ err: error }, 'request failed');
  return sendRefusal(request, reply, refusal);
};

export const sendRefusal = (request: FastifyRequest, reply: FastifyReply, refusal: HttpRefusal): FastifyReply => {
  const document = documentOf(refusal);
  return sendAnswer(request, reply, {
    status: document.status,
    headers: { ...refusal.headers, 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' },
    content: withoutKeys(JSON.stringify(document)),
  });
};
