import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can go wrong on the way; `undefined` lets a request pass. */
export type Fault =
  | 'unavailable'
  | 'refused'
  | 'silence'
  | 'cut-request'
  | 'cut-answer'
  | 'silent-answer'
  | 'lost-answer'
  | 'error-in-200'
  | 'page-in-200'
  | 'accepted';

export interface Asked {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface FaultyProxy {
  readonly endpoint: string;
  readonly asked: readonly Asked[];
  /** Bytes that were sent with all requests so far, without their headers. */
  readonly sent: () => number;
  /** The most requests that were under way at once. */
  readonly atOnce: () => number;
  /** Decides from now on what befalls each request; what it waits for happens before the request goes on. */
  readonly befall: (decide: Decide) => void;
  readonly close: () => Promise<void>;
}

type Decide = (asked: Asked) => Fault | undefined | Promise<Fault | undefined>;

/** The same fault for the first so many requests that match, and none after them. */
export const first = (count: number, fault: Fault, matches: (asked: Asked) => boolean = () => true) => {
  let left = count;
  return (asked: Asked): Fault | undefined => (matches(asked) && left-- > 0 ? fault : undefined);
};

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const errorBody = (code: string): string => `${XML}<Error><Code>${code}</Code><Message>not now</Message></Error>`;

/** Stands between a client and a server, and fails as networks and servers do. */
export const startFaultyProxy = async (target: string): Promise<FaultyProxy> => {
  const asked: Asked[] = [];
  let decide: Decide = () => undefined;
  let [now, most, sent] = [0, 0, 0];
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers };
    asked.push(request);
    now++;
    most = Math.max(most, now);
    outgoing.once('close', () => now--);
    incoming.on('error', () => {});
    const fault = await decide(request);
    incoming.on('data', (piece: Buffer) => {
      sent += piece.length;
    });
    befall(target, incoming, outgoing, fault);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    sent: () => sent,
    atOnce: () => most,
    befall: (next) => {
      decide = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const befall = (target: string, incoming: IncomingMessage, outgoing: ServerResponse, fault?: Fault): void => {
  const answer = (status: number, type: string, body: string, headers = {}): void => {
    incoming.resume().once('end', () => outgoing.writeHead(status, { 'content-type': type, ...headers }).end(body));
  };
  if (fault === 'silence') return void incoming.resume();
  if (fault === 'cut-request') return void incoming.once('data', () => incoming.socket.destroy());
  if (fault === 'unavailable') return void answer(503, 'application/xml', errorBody('SlowDown'));
  if (fault === 'refused') return void answer(412, 'application/xml', errorBody('PreconditionFailed'));
  if (fault === 'error-in-200') return void answer(200, 'application/xml', errorBody('InternalError'));
  if (fault === 'page-in-200') return void answer(200, 'text/html', '<html>Please sign in</html>');
  if (fault === 'accepted')
    return void answer(200, 'application/xml', '', { etag: '"0123456789abcdef0123456789abcdef"' });
  forward(target, incoming, outgoing, fault);
};

const forward = (target: string, incoming: IncomingMessage, outgoing: ServerResponse, fault?: Fault): void => {
  const { hostname, port } = new URL(target);
  const { method, url, rawHeaders } = incoming;
  // The headers as they came: they are signed.
  const headers: Record<string, string> = {};
  for (let i = 0; i < rawHeaders.length; i += 2) headers[rawHeaders[i] ?? ''] = rawHeaders[i + 1] ?? '';
  const upstream = request({ hostname, port, method, path: url, headers, agent: false }, (answer) => {
    if (fault === 'lost-answer') return void answer.resume().once('end', () => outgoing.destroy());
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (fault !== 'cut-answer' && fault !== 'silent-answer') return void answer.pipe(outgoing);
    answer.once('data', (chunk: Buffer) => {
      answer.destroy();
      outgoing.write(chunk.subarray(0, chunk.length / 2), () => fault === 'cut-answer' && outgoing.destroy());
    });
  });
  upstream.on('error', () => outgoing.destroy());
  incoming.pipe(upstream);
};
