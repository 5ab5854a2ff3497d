import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { documentOf, PROBLEM_TYPE } from './problem-document.ts';
import { HttpRefusal } from './refusal.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

/** Answers what is not even HTTP, or has not come in time. */
export const refuseBrokenRequest = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const document = documentOf(refusalFor(error.code));
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(SAFE_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
};

const refusalFor = (code: string | undefined): HttpRefusal => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new HttpRefusal('too-slow', 'the headers of the request did not come in time.');
  if (code === 'HPE_HEADER_OVERFLOW')
    return new HttpRefusal('headers-too-large', 'the headers are larger than 16 kilobytes.');
  return new HttpRefusal('bad-request', 'this is not a request of HTTP/1.1.');
};
